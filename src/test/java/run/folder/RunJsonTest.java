package run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Capability;
import run.RunInfo;
import run.file.UnreadableFileException;

class RunJsonTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.json");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (RunInfo info : new RunInfo[] {RunInfos.unfinished(), RunInfos.complete()}) {
            RunJson.write(file, info);
            assertThat(RunJson.read(file)).isEqualTo(info);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no temporary file is left").containsExactly(file);
        }
    }

    @Test
    void theBytesDependOnTheContentAlone() throws IOException {
        RunJson.write(file, RunInfos.complete());
        assertThat(Files.readString(file))
                .startsWith(
                        "{\n  \"capabilities\" : [\n    \"multi_user\"\n  ],\n  \"clientHealth\" : {\n    \"cpuPct\" : {\n")
                .contains("\"settings\" : {\n    \"apiKey\" : \"***\",\n    \"users\" : \"1,3\"\n  },")
                .contains("\"start\" : \"2026-01-31T12:00:00Z\"")
                .doesNotContain("\r", "gitCommit")
                .endsWith("}\n");
    }

    @Test
    void anUnknownFieldIsIgnored() throws IOException {
        RunJson.write(file, RunInfos.complete());
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"addedLater\": [1, 2],"));
        assertThat(RunJson.read(file)).isEqualTo(RunInfos.complete());
    }

    @Test
    void aRunWithoutCapabilitiesHasThoseThatItsSimulationHadThen() throws IOException {
        RunJson.write(file, RunInfos.complete());
        String now = Files.readString(file);
        String earlier = now.replaceFirst("  \"capabilities\" : \\[\n    \"multi_user\"\n  ],\n", "");
        assertThat(earlier).isNotEqualTo(now);
        Files.writeString(file, earlier);
        assertThat(RunJson.read(file).capabilities()).containsExactly(Capability.MULTI_USER);
        Files.writeString(file, earlier.replace("\"MultiUser\"", "\"Soak\""));
        assertThat(RunJson.read(file).capabilities()).containsExactly(Capability.DRIFT);
        Files.writeString(file, earlier.replace("\"MultiUser\"", "\"StructuredOutput\""));
        assertThat(RunJson.read(file).capabilities()).containsExactly(Capability.STRUCTURED);
    }

    @Test
    void capabilitiesDoNotDependOnTheSimulationsName() throws IOException {
        RunJson.write(file, RunInfos.complete());
        replace(
                "\"capabilities\" : [\n    \"multi_user\"\n  ]",
                "\"capabilities\" : [ \"memory\", \"added_later\", \"drift\" ]");
        assertThat(RunJson.read(file).capabilities()).containsExactly(Capability.DRIFT, Capability.MEMORY);
        RunJson.write(file, RunJson.read(file));
        assertThat(Files.readString(file)).contains("\"capabilities\" : [\n    \"drift\",\n    \"memory\"\n  ],");
    }

    @Test
    void aNewerSchemaIsRefused() throws IOException {
        RunJson.write(file, RunInfos.complete());
        replace("\"schema\" : 1", "\"schema\" : 2");
        assertRefused("schema 2", "newer version", "update");
    }

    @Test
    void anotherJsonFileIsRefused() throws IOException {
        Files.writeString(file, "[]");
        assertRefused("schema");
    }

    @Test
    void aMissingFieldIsNamed() throws IOException {
        RunJson.write(file, RunInfos.complete());
        replace("\"simulation\"", "\"simulatio\"");
        assertRefused("\"simulation\" is missing");
    }

    @Test
    void aWrongValueIsNamedWithItsPlace() throws IOException {
        RunJson.write(file, RunInfos.complete());
        replace("\"start\" : \"2026-01-31T12:00:00Z\"", "\"start\" : \"yesterday\"");
        assertRefused("start", "yesterday", "expected a time");
        RunJson.write(file, RunInfos.complete());
        replace("\"cpus\" : 2", "\"cpus\" : \"two\"");
        assertRefused("environment.cpus", "two");
    }

    @Test
    void brokenJsonIsNamedWithLineAndColumn() throws IOException {
        Files.writeString(file, "{\n  \"schema\" : 1,\n  oops\n}");
        assertRefused("line 3", "column");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertRefused("no such file");
    }

    @Test
    void anotherFieldsNameInASeriesIsNamed() throws IOException {
        RunJson.write(file, RunInfos.complete());
        replace("\"name\"", "\"namg\"");
        assertRefused("series[0].name", "missing");
    }

    @Test
    void cutAnywhereItIsRefused() throws IOException {
        RunJson.write(file, RunInfos.complete());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("run.json");
        }
    }

    @Test
    void damagedAnywhereItIsReadOrRefused() throws IOException {
        RunJson.write(file, RunInfos.complete());
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.write(file, damaged);
            Throwable thrown = catchThrowable(() -> RunJson.read(file));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(UnreadableFileException.class);
            }
        }
    }

    private void replace(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(words);
    }
}
