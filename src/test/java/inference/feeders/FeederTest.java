package inference.feeders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeederTest {

    @Test
    void aByteOrderMarkIsNoPartOfTheContent() {
        byte[] marked = "\uFEFFprompt\nHello".getBytes(StandardCharsets.UTF_8);
        assertThat(Feeder.of("a.csv", marked).text()).isEqualTo("prompt\nHello");
    }

    @Test
    void otherEncodingsAreNamed() {
        byte[] utf16 = "prompt".getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> Feeder.of("a.csv", utf16).text()).hasMessageContaining("a.csv: is in UTF-16");
        byte[] latin1 = "prompt\nPr\u00fcfung".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Feeder.of("a.csv", latin1).text())
                .hasMessageContaining("a.csv line 2: the byte at 9 is not UTF-8");
    }

    /** Of a machine without a locale; as text, where the build's fork wrote the mark out. */
    @ParameterizedTest
    @ValueSource(strings = {"/no/Pr\\ufffdfung.csv", "/no/Pr\uFFFDfung.csv"})
    void aNameThatLostItsLettersIsToldWithTheWayOut(String name) {
        assertThatThrownBy(() -> Feeder.load(name))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("there is no feeder", "LC_ALL=C.UTF-8");
    }

    @Test
    void aMissingFileIsToldWithThePlacesThatWereTried() {
        assertThatThrownBy(() -> Feeder.load("no/such.csv"))
                .hasMessageContainingAll(
                        Path.of("no/such.csv").toAbsolutePath().toString(), "nor src/test/resources/no/such.csv");
        String absolute = Path.of("no/such.csv").toAbsolutePath().toString();
        assertThatThrownBy(() -> Feeder.load(absolute))
                .hasMessage("there is no feeder '" + absolute + "': there is no such file");
    }

    @Test
    void aJsonLineEndsAtALineFeedOnly() {
        Feeder feeder = Feeder.of("a.jsonl", "\"one\u2028still one\u0085\"\r\n\"two\"\n");
        assertThat(JsonFeeder.lines(feeder, String.class)).containsExactly("one\u2028still one\u0085", "two");
    }

    @Test
    void latencyCasesAreThoseOfTheDocument() {
        assertThat(LatencyCase.all(Feeder.load(LatencyCase.FILE)))
                .containsExactly(
                        new LatencyCase("L1", 128, 64, 10),
                        new LatencyCase("L2", 512, 128, 10),
                        new LatencyCase("L3", 1024, 256, 10),
                        new LatencyCase("L4", 2048, 512, 5))
                .extracting(LatencyCase::series)
                .startsWith("L1 128→64");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            case,in                                        | line 1: the header is [case, in], expected [case, input_tokens, output_tokens, iterations]
            case,input_tokens,output_tokens,iterations     | has no rows below its header
            case,input_tokens,output_tokens,iterations/L1,128,64,10/L2,512,128    | line 3: expected [case, input_tokens, output_tokens, iterations], got [L2, 512, 128]
            case,input_tokens,output_tokens,iterations/L1,128,many,10             | line 2: output_tokens 'many' is not a whole number from 1 to 10000000
            case,input_tokens,output_tokens,iterations/L1,128,64,0                | line 2: iterations '0' is not a whole number from 1 to 1000000
            case,input_tokens,output_tokens,iterations/L1,128,64,10/ ,512,128,10  | line 3: the column 'case' is empty
            case,input_tokens,output_tokens,iterations/L1,128,64,10/l1,512,128,10 | line 3: there is a case 'l1' already
            """)
    void brokenCsvIsNamedByFileAndLine(String lines, String message) {
        refused(lines, LatencyCase::all, message);
    }

    @Test
    void aLineOfSeveralWordsIsNamed() {
        refused("one/two words/three", Words::of, "line 2: expected one word, got 'two words'");
    }

    @Test
    void promptsAreGroupedByLength() {
        Prompts prompts = Prompts.byLength(feeder("length,prompt/Short,Why?/Long,\"Why, /oh why?\"/Short,How so?"));
        assertThat(prompts.lengths()).containsExactly("Short", "Long");
        assertThat(prompts.ofLength("Long")).containsExactly(SamplePrompt.of("Why, \noh why?"));
        assertThat(prompts.characters("Short")).isEqualTo(6);
    }

    @Test
    void aFileIsReadBeforeAResourceAndAMissingOneIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.txt"), "abc");
        assertThat(Feeder.load(file.toString()).text()).isEqualTo("abc");
        assertThat(Feeder.load(file.toString()).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatThrownBy(() -> Feeder.load("feeders/none.csv"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("src/test/resources/feeders/none.csv");
    }

    static Feeder feeder(String lines) {
        return Feeder.of("feeders/f", lines.replace('/', '\n'));
    }

    static void refused(String lines, Function<Feeder, List<?>> read, String message) {
        assertThatThrownBy(() -> read.apply(feeder(lines)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("feeders/f")
                .hasMessageEndingWith(message);
    }
}
