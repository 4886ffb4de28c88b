package analysis.summary.peers;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Cell;

/** Two requests of inference-perf, the first to start of which succeeds, and the reports of their stages. */
class InferencePerfStagesTest {

    @TempDir
    private Path folder;

    private void stage(String name, int count, String level) throws IOException {
        Files.writeString(
                folder.resolve(name),
                PeerFileTest.INFERENCE_PERF
                        .formatted(0)
                        .replace("\"count\": 20, \"requested_rate\": 5.0", "\"count\": " + count + ", " + level));
    }

    private RunData read(String name) throws IOException {
        return RunReader.read(Files.writeString(folder.resolve(name), PeerFileTest.INFERENCE_PERF_ROWS));
    }

    @Test
    void requestsHaveTheLevelsOfTheirStages() throws IOException {
        stage("stage_0_lifecycle_metrics.json", 1, "\"requested_rate\": 5.0");
        stage("stage_1_lifecycle_metrics.json", 1, "\"requested_rate\": 9.0, \"concurrency\": 8");
        RunData run = read("per_request_lifecycle_metrics.json");

        assertThat(run.cells()).containsOnlyKeys(new Cell("m", "rate=5/s"), new Cell("m", "users=8"));
        assertThat(run.cells().get(new Cell("m", "rate=5/s")).errors()).isEmpty();
        assertThat(run.cells().get(new Cell("m", "users=8")).errors()).hasSize(1);
    }

    @Test
    void reportsHaveThePrefixOfTheRequests() throws IOException {
        stage("mine_stage_0_lifecycle_metrics.json", 2, "\"requested_rate\": 5.0");
        stage("stage_0_lifecycle_metrics.json", 2, "\"requested_rate\": 7.0");

        assertThat(read("mine_per_request_lifecycle_metrics.json").cells()).containsOnlyKeys(new Cell("m", "rate=5/s"));
    }

    @Test
    void stagesOfOtherRequestsNameNoLevel() throws IOException {
        stage("stage_0_lifecycle_metrics.json", 20, "\"requested_rate\": 5.0");
        RunData run = read("per_request_lifecycle_metrics.json");

        assertThat(run.cells()).containsOnlyKeys(new Cell("m", RunData.UNNAMED_SERIES));
        assertThat(run.warnings())
                .extracting(Warning::what)
                .anyMatch(detail -> detail.contains("has 2 requests, but the stage reports beside it count 20"));
    }
}
