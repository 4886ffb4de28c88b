package inference.gatling.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import run.folder.RunIndex;

/**
 * Result of a scenario.
 *
 * @param exitCode exit code of its process
 * @param duration duration of its process
 * @param folder run folder; empty if there is none
 * @param generations number of measured generations; empty without a summary
 * @param failed number of failed ones; empty without a summary
 */
record ScenarioResult(
        Scenario scenario,
        int exitCode,
        Duration duration,
        Optional<Path> folder,
        OptionalLong generations,
        OptionalLong failed) {

    private static final String SUMMARY = "summary.json";

    /** Result with the counts of the summary in {@code folder}. */
    static ScenarioResult of(Scenario scenario, int exitCode, Duration duration, Optional<Path> folder)
            throws IOException {
        Optional<Path> file = folder.map(f -> f.resolve(SUMMARY)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new ScenarioResult(scenario, exitCode, duration, folder, OptionalLong.empty(), OptionalLong.empty());
        }
        JsonNode overall = new ObjectMapper().readTree(file.get().toFile()).path("overall");
        return new ScenarioResult(
                scenario,
                exitCode,
                duration,
                folder,
                OptionalLong.of(overall.path("generations").asLong()),
                OptionalLong.of(overall.path("failed").asLong()));
    }

    /** Entry in the suite's index. */
    RunIndex.Entry entry() {
        return new RunIndex.Entry(scenario.name(), problem(), Optional.of(duration), folder);
    }

    /** Whether the exit code is 0, a summary was written, and at least one generation succeeded. */
    boolean passed() {
        return problem().isEmpty();
    }

    /** Reason why the scenario did not pass; empty if it did. */
    String problem() {
        if (exitCode != 0) {
            return "exit code " + exitCode;
        }
        if (generations.isEmpty()) {
            return "no " + SUMMARY;
        }
        return failed.orElse(0) >= generations.getAsLong() ? "no generation succeeded" : "";
    }
}
