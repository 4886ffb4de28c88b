package inference.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {

    private static List<Lengths> first(Mix mix, int count) {
        return LongStream.range(0, count).mapToObj(mix::lengths).toList();
    }

    @Test
    void kindsComeInTheirShares() {
        List<Lengths> drawn = first(Mix.parse("70% 256->64, 30% 2048 → 256", 1), 10_000);
        assertThat(drawn).containsOnly(new Lengths(256, 64), new Lengths(2048, 256));
        long large = drawn.stream().filter(lengths -> lengths.input() == 2048).count();
        assertThat(large / 10_000.0).isCloseTo(0.3, within(0.02));
    }

    @Test
    void lengthsOfAFileBelongTogether(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pairs.csv"), "input,output,count\n100,10,1\n3000,500,4\n");
        List<Lengths> drawn = first(Mix.parse("@" + file, 1), 10_000);
        assertThat(drawn).containsOnly(new Lengths(100, 10), new Lengths(3000, 500));
        long large = drawn.stream().filter(lengths -> lengths.input() == 3000).count();
        assertThat(large / 10_000.0).isCloseTo(0.8, within(0.016));
    }

    @Test
    void commasInBracketsSeparateNothing() {
        Mix mix = Mix.parse("60% lognormal(512,256)->normal(100,10); 40% 64->8", 1);
        assertThat(mix).hasToString("60% lognormal(512,256)->normal(100,10), 40% 64->8");
        assertThat(Mix.parse(mix.toString(), 1)).hasToString(mix.toString());
        assertThat(Mix.parse("64->8", 1)).hasToString("64->8");
    }

    @Test
    void theSameSeedGivesTheSameWorkInAnyOrder() {
        String text = "50% lognormal(512,256)->uniform(1,100), 50% 64->8";
        assertThat(first(Mix.parse(text, 3), 1000)).isEqualTo(first(Mix.parse(text, 3), 1000));
        assertThat(first(Mix.parse(text, 4), 1000)).isNotEqualTo(first(Mix.parse(text, 3), 1000));
        assertThat(Mix.parse(text, 3).lengths(999))
                .isEqualTo(first(Mix.parse(text, 3), 1000).get(999));
    }

    @Test
    void lengthsOfNeighboursAreIndependent() {
        double[] inputs = first(Mix.parse("uniform(1,1000)->5", 1), 20_000).stream()
                .mapToDouble(Lengths::input)
                .toArray();
        double product = 0;
        for (int i = 1; i < inputs.length; i++) {
            product += (inputs[i] - 500.5) * (inputs[i - 1] - 500.5);
        }
        // The correlation of 20,000 independent pairs is within 4 / sqrt(20,000) of 0.
        assertThat(product / (inputs.length - 1) / (1000.0 * 1000 / 12)).isCloseTo(0, within(0.028));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "64",
                "70% 64->8",
                "70% 64->8, 20% 9->9",
                "64->8, 9->9",
                "x% 64->8",
                "100% 64->0",
                "1.2.3% 4->5"
            })
    void whatIsNoMixIsRefused(String text) {
        assertThatThrownBy(() -> Mix.parse(text, 1)).isInstanceOf(SettingsException.class);
    }

    @Test
    void sharesAreToAddUp() {
        assertThatThrownBy(() -> Mix.parse("70% 64->8, 20% 9->9", 1))
                .hasMessage("the shares of '70% 64->8, 20% 9->9' add up to 90.0 %, not to 100 %");
    }
}
