package analysis.verdict.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import analysis.stats.Metric;
import analysis.verdict.BaselineRecorder;
import analysis.verdict.Runs;
import analysis.verdict.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.file.UnreadableFileException;

class BaselineStoreTest {

    private static final Baseline BASELINE = new BaselineRecorder(Policy.standard())
            .record(
                    "main",
                    Instant.parse("2026-01-02T03:04:05Z"),
                    List.of(Runs.steady(1).generationsPerSeries(30).data()));

    @TempDir
    private Path folder;

    private BaselineStore store;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        store = new BaselineStore(folder.resolve("baselines"));
        file = store.write(BASELINE);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Baseline read = store.read("main");

        assertThat(read).usingRecursiveComparison().isEqualTo(BASELINE);
        assertThat(store.names()).containsExactly("main");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theFileIsSmallAndDiffable() throws IOException {
        List<String> lines = Files.readAllLines(file);

        // One line for the 30 values of each metric, four metrics, two models.
        assertThat(lines)
                .filteredOn(line -> line.contains(", ") && line.length() > 150)
                .hasSize(8);
        assertThat(lines).allMatch(line -> line.length() < 400);
    }

    @Test
    void moreValuesThanNeededAreDrawnInOrderAndTheSameEachTime() {
        Baseline large = large();
        double[] kept = large.runs().get(0).series().get(0).samples().get(Metric.FIRST_TOKEN_MS.id());

        assertThat(kept)
                .hasSize(BaselineRecorder.MAX_SAMPLES)
                .isEqualTo(large().runs().get(0).series().get(0).samples().get(Metric.FIRST_TOKEN_MS.id()));
        assertThat(large.runs()
                        .get(0)
                        .series()
                        .get(0)
                        .summary()
                        .get(Metric.FIRST_TOKEN_MS.id())
                        .count())
                .isEqualTo(1500);
    }

    private static Baseline large() {
        return new BaselineRecorder(Policy.standard())
                .record(
                        "large",
                        Instant.EPOCH,
                        List.of(Runs.steady(1)
                                .models("m")
                                .generationsPerSeries(1500)
                                .data()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../main", "a/b", "a\\b", "", ".", "..", ".hidden", "policy", "a.json", "a b", "ä", "-x"})
    void noNameLeadsOutOfTheFolder(String name) {
        assertThat(BaselineStore.isName(name)).isFalse();
        assertThatThrownBy(() -> store.file(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingOneListsThoseThatExist() {
        assertThatThrownBy(() -> store.read("other"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll("there is no baseline 'other'", "there are: main", "baseline set other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"schema\" : 3'; '\"schema\" : 0'; schema 0, but this version reads 1 to 3: it was written by an older version",
                "'\"schema\" : 3'; '\"schema\" : 9'; written by a newer version",
                "'\"schema\" : 3'; '\"sch\" : 1'; it has no number \"schema\"",
                "'\"name\" : \"main\"'; '\"name\" : \"other\"'; expected 'main' as in the file's name",
                "'\"errors\" : 0'; '\"errors\" : 31'; runs[0].series[0]: 31 errors of 30 generations",
                "'\"errors\" : 0'; '\"errors\" : \"none\"'; 'errors'",
                "'\"errors\" : 0'; '\"error\" : 0'; error",
                "'\"requestsPerS\" : '; '\"requestsPerS\" : -'; .requestsPerS: expected a number above 0",
                "'\"tokensPerS\" : '; '\"tokensPerS\" : -'; .tokensPerS: expected a number of 0 or more",
                "'\"first_token_ms\" : [ '; '\"first_token_ms\" : [ -5, '; expected numbers of 0 or more",
                "'\"first_token_ms\" : [ '; '\"first_token_ms\" : [ 5, '; more values than successful generations",
                "'\"first_token_ms\" : [ '; '\"frist_token_ms\" : [ '; no such metric",
                "'\"first_token_ms\" : [ '; '\"first_token_ms\" : [ x, '; 'line '",
                "'\"runs\" : ['; '\"runs\" : [ ], \"x\" : ['; unknown field 'x'",
                "'\"created\" : \"2026'; '\"created\" : \"yesterday'; ISO 8601"
            })
    void whatWasEditedByMistakeIsRefusedWithThePlace(String from, String to, String message) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));

        assertThatThrownBy(() -> store.read("main"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void anEditedValueIsNoticed() throws IOException {
        String text = Files.readString(file);
        // In the arrays, not in the summary.
        Files.writeString(file, text.replace(", 20.", ", 10."));
        assertThat(file).content().isNotEqualTo(text);

        assertThatThrownBy(() -> store.read("main")).hasMessageContaining("one of them was edited");
    }

    @Test
    void aCutFileIsRefusedWhereverItWasCut() throws IOException {
        String text = Files.readString(file);
        for (int length = 0; length < text.length() - 2; length += 97) {
            Files.writeString(file, text.substring(0, length));

            assertThatThrownBy(() -> store.read("main"))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessageContaining("baseline set main");
        }
    }

    @Test
    void damagedAnywhereItIsReadOrRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20261125);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            if (i % 2 == 0) {
                damaged[at] = (byte) random.nextInt();
            } else {
                damaged[at] = (byte) ",\"\n-eE9{}[]:".charAt(random.nextInt(12));
            }
            Files.write(file, damaged);
            Throwable thrown = catchThrowable(() -> store.read("main"));
            if (thrown != null) {
                refused++;
                assertThat(thrown).isInstanceOf(UnreadableFileException.class).hasMessageStartingWith(file.toString());
            }
        }
        assertThat(refused).as("changes that were noticed").isGreaterThan(500);
    }

    @Test
    void unlikeRunsMakeNoBaseline() {
        BaselineRecorder recorder = new BaselineRecorder(Policy.standard());

        assertThat(recorder.objections(
                        List.of(Runs.steady(1).data(), Runs.steady(2).data())))
                .isEmpty();
        assertThat(recorder.objections(List.of(Runs.steady(1).data(), Runs.with(Runs.steady(2), Runs.tokenLimit(50)))))
                .containsExactly("run 2: token limit of series Short is 50, but 100 in run 1");
        assertThat(recorder.objections(List.of(Runs.with(Runs.steady(2), Runs::quick))))
                .hasSize(1);
    }
}
