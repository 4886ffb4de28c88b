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
 * @param exitCode of its process
 * @param duration of its process
 * @param folder its run folder; empty if it made none
 * @param generations measured; empty if it left no summary
 * @param failed of these; empty likewise
 */
record ScenarioResult(
        Scenario scenario,
        int exitCode,
        Duration duration,
        Optional<Path> folder,
        OptionalLong generations,
        OptionalLong failed) {

    private static final String SUMMARY = "summary.json";

    /** Reads the summary in {@code folder}. */
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

    /** What the index of the suite says of it. */
    RunIndex.Entry entry() {
        return new RunIndex.Entry(scenario.name(), problem(), Optional.of(duration), folder);
    }

    /** Whether it ended well, left a summary, and at least one of its generations succeeded. */
    boolean passed() {
        return problem().isEmpty();
    }

    /** Why it did not pass; empty if it did. */
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
