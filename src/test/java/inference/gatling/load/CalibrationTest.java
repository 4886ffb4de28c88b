package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import mock.engine.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

    @ParameterizedTest
    @CsvSource({"128, 1, 0", "128, 1, 25", "512, 1.37, 9", "1024, 2.6, 11", "2048, 1.01, 40", "50, 1, 49"})
    void findsTheLengthWhateverATokenizerAndATemplateMakeOfWords(int target, double tokensPerWord, int template) {
        IntUnaryOperator server = words -> template + (int) (words * tokensPerWord);
        int words = search(new Calibration(target), server);
        assertThat(Math.abs(server.applyAsInt(words) - target)).isLessThanOrEqualTo((int) Math.ceil(tokensPerWord));
    }

    @Test
    void takesTheBestOfItsTriesWhenTheTargetCannotBeReached() {
        assertThat(search(new Calibration(100), words -> 150 + words)).isEqualTo(1);
    }

    @Test
    void givesUpOnAServerThatDoesNotCount() {
        Calibration calibration = new Calibration(130);
        calibration.tried(OptionalInt.empty());
        assertThat(calibration.isDone()).isTrue();
        assertThat(calibration.words()).isEqualTo(100);
    }

    @Test
    void keepsWhatItFoundBeforeACallFailed() {
        Calibration calibration = new Calibration(130);
        int words = calibration.words();
        calibration.tried(OptionalInt.of(140));
        calibration.tried(OptionalInt.empty());
        assertThat(calibration.isDone()).isTrue();
        assertThat(calibration.words()).isEqualTo(words);
    }

    @Test
    void promptsOfOneLengthAreDifferentAndEquallyLong() {
        WordPrompt prompt = new WordPrompt(List.of("time", "house", "go", "mountain", "river"));
        String first = prompt.next(60);
        String second = prompt.next(60);
        assertThat(first).isNotEqualTo(second);
        assertThat(Tokenizer.count(first)).isEqualTo(Tokenizer.count(second));
    }

    private static int search(Calibration calibration, IntUnaryOperator server) {
        int calls = 0;
        while (!calibration.isDone()) {
            calibration.tried(OptionalInt.of(server.applyAsInt(calibration.words())));
            assertThat(++calls).isLessThanOrEqualTo(6);
        }
        return calibration.words();
    }
}
