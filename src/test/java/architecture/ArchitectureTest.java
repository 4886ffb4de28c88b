package architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The structure that {@code docs/adr/0001-packages.md} describes. */
@AnalyzeClasses(
        packages = {"run", "analysis", "mock", "inference"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MAX_LINES = 300;

    /** A table of cases is long and simple. */
    private static final int MAX_LINES_OF_TESTS = 400;

    /** The pipeline: each package may use those before it. */
    @ArchTest
    static final ArchRule analysisPointsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("analysis..")
            .withOptionalLayers(true)
            .layer("log")
            .definedBy("analysis.log..")
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
            .mayOnlyBeAccessedByLayers("summary", "verdict", "report", "cli");

    @ArchTest
    static final ArchRule analysisHasNoCycles =
            slices().matching("analysis.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noGatlingOutsideOfItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("inference.gatling..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatling..", "scala..");

    /** Both sides use the contract, and it uses neither. */
    @ArchTest
    static final ArchRule theContractStandsAlone = noClasses()
            .that()
            .resideInAPackage("run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("analysis..", "inference..", "mock..", "io.gatling..");

    @ArchTest
    static final ArchRule partsOfTheContractAreFreeOfCycles =
            slices().matching("run.(*)..").should().beFreeOfCycles();

    /** Measuring knows the contract; only what ends a run or judges a level within it calls the analysis. */
    @ArchTest
    static final ArchRule measuringDoesNotKnowTheAnalysis = noClasses()
            .that()
            .resideInAPackage("inference..")
            .and()
            .resideOutsideOfPackage("inference.gatling.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("analysis..");

    @ArchTest
    static final ArchRule theMockStandsAlone = noClasses()
            .that()
            .resideInAPackage("mock..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("run..", "analysis..", "inference..", "simulations..");

    /** A name that is told in a talk, a stack trace or a search stands for one class. */
    @Test
    void oneSimpleNameIsOneClass() throws IOException {
        Map<String, List<Path>> byName = new TreeMap<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java"))
                        .forEach(f -> byName.computeIfAbsent(f.getFileName().toString(), name -> new ArrayList<>())
                                .add(f));
            }
        }
        Assertions.assertThat(byName.values())
                .allSatisfy(files -> Assertions.assertThat(files).hasSize(1));
    }

    @Test
    void noClassIsLong() throws IOException {
        checkLength(Path.of("src/main/java"), MAX_LINES);
        checkLength(Path.of("src/test/java"), MAX_LINES_OF_TESTS);
    }

    private static void checkLength(Path root, int most) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Assertions.assertThat(Files.readAllLines(file))
                        .as("lines of %s", file)
                        .hasSizeLessThanOrEqualTo(most);
            }
        }
    }
}
