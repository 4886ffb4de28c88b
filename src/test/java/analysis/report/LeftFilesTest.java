package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import analysis.fixtures.JsonPlaces;
import analysis.fixtures.SyntheticRun;
import analysis.report.capacity.CapacityJson;
import analysis.report.capacity.CapacityTable;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.ReportOptionsFile;
import analysis.report.verdict.VerdictJson;
import analysis.report.verdict.VerdictTable;
import analysis.summary.targets.TargetsFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.RunInfo;
import run.file.UnreadableFileException;

/** What earlier commands left in a run's folder, with a value lost: it is used, or refused by name. */
class LeftFilesTest {

    private static final RunInfo RUN = SyntheticRun.info("run", List.of("m"), List.of("s"));

    private static final Path GOLDEN = Path.of("src/test/resources/analysis/golden");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"null", "1e300", "\"x\""})
    void aVerdict(String value) throws IOException {
        String whole = Files.readString(GOLDEN.resolve("verdict-slower.json"));
        for (Map.Entry<String, String> damaged : JsonPlaces.each(whole, value).entrySet()) {
            Throwable failure = catchThrowable(() -> {
                VerdictJson verdict = VerdictJson.read(damaged.getValue());
                VerdictTable.of("", verdict, verdict.findings());
            });
            assertUsedOrRefused(failure, JsonProcessingException.class, damaged.getKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1e300", "\"x\""})
    void aSearchForTheCapacity(String value) throws IOException {
        String whole = Files.readString(GOLDEN.resolve("page/capacity-file.json"));
        for (Map.Entry<String, String> damaged : JsonPlaces.each(whole, value).entrySet()) {
            Files.writeString(folder.resolve(CapacityJson.FILE_NAME), damaged.getValue());
            Throwable failure = catchThrowable(
                    () -> CapacityTable.of(CapacityJson.read(folder).orElseThrow()));
            assertUsedOrRefused(failure, UnreadableFileException.class, damaged.getKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1e300", "\"x\""})
    void theOptionsOfAReport(String value) throws IOException {
        ReportOptionsFile.write(new ReportOptions(Optional.of(TargetsFile.builtIn()), true, true), RUN, folder);
        Path file = folder.resolve(ReportOptionsFile.FILE_NAME);
        for (Map.Entry<String, String> damaged :
                JsonPlaces.each(Files.readString(file), value).entrySet()) {
            Files.writeString(file, damaged.getValue());
            Throwable failure = catchThrowable(() -> ReportOptionsFile.read(folder, RUN));
            assertUsedOrRefused(failure, UnreadableFileException.class, damaged.getKey());
        }
    }

    @Test
    void aFolderInTheirPlace() throws IOException {
        Files.createDirectory(folder.resolve(ReportOptionsFile.FILE_NAME));

        assertThat(catchThrowable(() -> ReportOptionsFile.read(folder, RUN)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is not a regular file but a folder");
    }

    private static void assertUsedOrRefused(Throwable failure, Class<? extends Throwable> refusal, String what) {
        if (failure != null) {
            assertThat(failure).as(what).isInstanceOf(refusal);
        }
    }
}
