package inference.gatling.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.settings.Settings;
import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteTest {

    private static final List<String> KNOWN = List.of("SingleUser", "MultiUser");

    @TempDir
    Path folder;

    @Test
    void takesTheDocumentsNames() {
        assertThat(Scenario.of("SingleUser", KNOWN)).isEqualTo(new Scenario("SingleUser", "SingleUser", Map.of()));
        assertThat(Scenario.of("MultiUser3", KNOWN))
                .isEqualTo(new Scenario("MultiUser3", "MultiUser", Map.of("users", "3")));
    }

    @Test
    void refusesASimulationThatIsNotThere() {
        assertThatThrownBy(() -> Scenario.of("Nothing", KNOWN))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'Nothing'")
                .hasMessageContaining("SingleUser, MultiUser");
        assertThatThrownBy(() -> Scenario.of("", KNOWN)).isInstanceOf(SettingsException.class);
    }

    /** A simulation that is added later must not be forgotten here. */
    @Test
    void knowsEverySimulation() throws IOException {
        List<String> known = Settings.of("AllScenarios", new Properties()).list("scenarios.all");
        try (Stream<Path> files = Files.list(Path.of("src/test/java/simulations"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> !name.equals("AllScenarios") && !name.equals("package-info")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, '{\"overall\":{\"generations\":5,\"failed\":0}}', ''",
        "0, '{\"overall\":{\"generations\":5,\"failed\":4}}', ''",
        "0, '{\"overall\":{\"generations\":5,\"failed\":5}}', no generation succeeded",
        "0, '{\"overall\":{\"generations\":0,\"failed\":0}}', no generation succeeded",
        "0, , no summary.json",
        "2, '{\"overall\":{\"generations\":5,\"failed\":0}}', exit code 2"
    })
    void aScenarioPassesIfItEndsWellAndMeasuredSomething(int exitCode, String summary, String problem)
            throws IOException {
        if (summary != null) {
            Files.writeString(folder.resolve("summary.json"), summary);
        }
        ScenarioResult result = ScenarioResult.of(
                new Scenario("Latency", "Latency", Map.of()), exitCode, Duration.ofSeconds(3), Optional.of(folder));

        assertThat(result.problem()).isEqualTo(problem);
        assertThat(result.passed()).isEqualTo(problem.isEmpty());
    }
}
