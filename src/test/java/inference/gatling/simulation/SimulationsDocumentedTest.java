package inference.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What there is is documented. */
class SimulationsDocumentedTest {

    @Test
    void everySimulationHasASectionAndARowOfTheOverview() throws IOException {
        String document = Files.readString(Path.of("docs/simulations.md"));
        assertThat(simulations()).isNotEmpty().allSatisfy(name -> {
            assertThat(document).containsPattern("(?m)^## (.* and )?" + name + "\\b");
            assertThat(document).containsPattern("(?m)^\\|.*\\[" + name + "\\]\\(#");
        });
    }

    @Test
    void aDefaultOfOneSimulationIsOfASettingThatThereIs() throws IOException {
        Properties defaults = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/inference/defaults.properties"))) {
            defaults.load(in);
        }
        assertThat(defaults.stringPropertyNames())
                .contains("quick.requests", "Latency.defaultModels")
                .allSatisfy(key -> assertThat(defaults)
                        .as(key)
                        .containsKey(key.replaceFirst("^[A-Z]\\w*\\.", "").replaceFirst("^quick\\.", "")));
    }

    /** PowerShell splits an argument that is not quoted at its first dot. */
    @Test
    void everySettingOfTheMigrationIsQuoted() throws IOException {
        assertThat(Files.readString(Path.of("docs/migration.md")))
                .contains("\"-Dsimulation=MultiUser\"")
                .doesNotContainPattern("(?<![\"\\w])-D\\w");
    }

    private static List<String> simulations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/simulations"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
                    .map(file -> file.substring(0, file.length() - ".java".length()))
                    .sorted()
                    .toList();
        }
    }
}
