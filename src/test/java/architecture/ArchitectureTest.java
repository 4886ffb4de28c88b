package architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The structure that {@code docs/adr/0001-packages.md} describes. */
@AnalyzeClasses(
        packages = {"analysis", "mock", "inference"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MAX_LINES = 400;

    /** The pipeline: each package may use those before it. */
    @ArchTest
    static final ArchRule analysisPointsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("analysis..")
            .withOptionalLayers(true)
            .layer("log")
            .definedBy("analysis.log..")
            .layer("run")
            .definedBy("analysis.run..")
            .layer("stats")
            .definedBy("analysis.stats..")
            .layer("summary")
            .definedBy("analysis.summary..")
            .layer("verdict")
            .definedBy("analysis.verdict..")
            .layer("report")
            .definedBy("analysis.report..")
            .layer("cli")
            .definedBy("analysis.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("report", "cli")
            .whereLayer("summary")
            .mayOnlyBeAccessedByLayers("verdict", "report", "cli")
            .whereLayer("stats")
            .mayOnlyBeAccessedByLayers("summary", "verdict", "report", "cli")
            .whereLayer("log")
            .mayOnlyBeAccessedByLayers("run", "summary", "verdict", "report", "cli");

    @ArchTest
    static final ArchRule noGatlingOutsideOfTheExtension = noClasses()
            .that()
            .resideInAnyPackage("analysis..", "mock..", "inference.stream..", "inference.dialect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatling..", "scala..");

    @ArchTest
    static final ArchRule theMockStandsAlone = noClasses()
            .that()
            .resideInAPackage("mock..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("analysis..", "inference..", "simulations..");

    @Test
    void noClassIsLong() throws IOException {
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Assertions.assertThat(Files.readAllLines(file))
                            .as("lines of %s", file)
                            .hasSizeLessThanOrEqualTo(MAX_LINES);
                }
            }
        }
    }
}
