package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SharedBlocksTest {

    /** A server whose template takes 10 tokens and whose words are 2 tokens each. */
    private static Calibration calibrated(int tokens) {
        Calibration calibration = new Calibration(tokens);
        while (!calibration.isDone()) {
            calibration.tried(OptionalInt.of(10 + 2 * calibration.words()));
        }
        return calibration;
    }

    private final WordScale scale = new WordScale(calibrated(64), calibrated(1024));
    private final SharedBlocks blocks = blocks(7);

    private SharedBlocks blocks(long salt) {
        return new SharedBlocks(new WordPrompt(List.of("time", "year", "day", "way", "man")), scale, salt);
    }

    @Test
    void anIdIsTheSameWordsForAllInjectorsOfARunOnly() {
        String prompt = blocks.prompt(1000, List.of(1L, 2L));
        assertThat(blocks(7).prompt(1000, List.of(1L, 2L))).isEqualTo(prompt);
        assertThat(blocks(8).prompt(1000, List.of(1L, 2L))).isNotEqualTo(prompt);
    }

    @Test
    void theScaleIsALineThroughBothLengths() {
        assertThat(scale.tokensPerWord()).isEqualTo(2);
        assertThat(scale.words(510)).isEqualTo(250);
        assertThat(scale.words(10_010)).isEqualTo(5000);
        assertThat(scale.words(3)).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotCountIsEstimated() {
        Calibration small = new Calibration(64);
        Calibration large = new Calibration(1024);
        small.tried(OptionalInt.empty());
        large.tried(OptionalInt.empty());
        assertThat(new WordScale(small, large).words(130)).isEqualTo(100);
    }

    @Test
    void promptsBeginAlikeWhereTheirIdsDo() {
        String one = blocks.prompt(1500, List.of(1L, 2L, 3L));
        String other = blocks.prompt(1400, List.of(1L, 2L, 4L));
        int shared = 0;
        while (one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        assertThat(one.substring(0, shared).split(" ")).hasSizeBetween(513, 516);
        // 745 and 695 words make 1490 and 1390 tokens; what is around them, as it was calibrated, makes the other 10.
        assertThat(one.split(" ")).hasSize(745 + 6);
        assertThat(other.split(" ")).hasSize(695 + 6);
    }
}
