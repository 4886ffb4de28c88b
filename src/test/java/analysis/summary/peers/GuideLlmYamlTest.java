package analysis.summary.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.stats.Metric;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Cell;
import run.file.UnreadableFileException;

/** GuideLLM's YAML; the fixture is written by PyYAML, as GuideLLM writes it. */
class GuideLlmYamlTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CellData only(RunData run) {
        assertThat(run.cells()).containsOnlyKeys(new Cell("m", "users=2"));
        return run.cells().get(new Cell("m", "users=2"));
    }

    private static String yaml() throws IOException {
        return Files.readString(Path.of("src/test/resources/guidellm-benchmarks.yaml"));
    }

    @Test
    void guideLlmsYamlIsItsJson() throws IOException {
        CellData yaml = only(RunReader.read(file("benchmarks.yaml", yaml())));
        CellData json = only(RunReader.read(file("benchmarks.json", PeerFileTest.GUIDELLM.formatted(1))));

        for (Metric metric : List.of(
                Metric.FIRST_TOKEN_MS,
                Metric.FIRST_OUTPUT_MS,
                Metric.LATENCY_MS,
                Metric.STREAM_MS,
                Metric.SCHEDULED_DELAY_MS,
                Metric.TPOT_MS)) {
            assertThat(yaml.samples(metric))
                    .as(metric.id())
                    .isEqualTo(json.samples(metric))
                    .isNotEmpty();
        }
        assertThat(yaml.errors()).isEqualTo(json.errors());
        assertThat(yaml.cancelled()).isEqualTo(json.cancelled());
    }

    @Test
    void yamlMayBeLargerThanTheParsersOwnLimit() throws IOException {
        String large = "# a line of a large file\n".repeat(160_000) + yaml();

        assertThat(only(RunReader.read(file("benchmarks.yml", large))).generations())
                .isEqualTo(3);
    }

    @Test
    void yamlThatIsCutIsNeverReadInPart() throws IOException {
        String whole = yaml();
        int afterData = whole.indexOf("metadata:") + "metadata:".length();
        for (int end = 1; end < afterData; end += 67) {
            Path cut = file("cut.yaml", whole.substring(0, end));
            assertThatThrownBy(() -> RunReader.read(cut))
                    .as("the first %d characters", end)
                    .isInstanceOf(UnreadableFileException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "successful: 1|successful: [1|line 1",
                "tiny: 1.0e-05|tiny: *m|the alias *m is not read: write the value in its place",
                "streams: 2|streams: two|value 1.benchmarks[0].config.strategy.streams: expected a number",
                "metadata:|other:|is cut: 'metadata', which GuideLLM writes after the benchmarks, is missing",
                "benchmarks:|results:|is YAML, but not a result of GuideLLM. Give a run folder"
            })
    void oddYamlIsRefusedByName(String was, String is, String message) throws IOException {
        Path file = file("benchmarks.yaml", yaml().replace(was, is));

        assertThatThrownBy(() -> RunReader.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    /** "Billion laughs": nine levels of nine aliases. */
    @Test
    void aliasesAreNotExpanded() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 lol\n");
        for (int level = 1; level < 10; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(level - 1)
                    .append("]\n");
        }
        Path file = file("bomb.yaml", bomb.toString());

        assertThatThrownBy(() -> RunReader.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("the alias *a0 is not read");
    }
}
