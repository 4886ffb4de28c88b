package architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Simulations stand on everything and nothing stands on them. */
@AnalyzeClasses(packages = {"analysis", "mock", "inference", "simulations"})
class SimulationStructureTest {

    @ArchTest
    static final ArchRule nothingDependsOnSimulations = noClasses()
            .that()
            .resideOutsideOfPackage("simulations..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("simulations..");

    /** What is in {@code inference} itself puts the parts together, and none of them knows it. */
    @ArchTest
    static final ArchRule partsOfTheExtensionPointOneWay =
            slices().matching("inference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsDoNotKnowTheWhole = noClasses()
            .that()
            .resideInAnyPackage(
                    "inference.action..",
                    "inference.exchange..",
                    "inference.gatling..",
                    "inference.load..",
                    "inference.record..",
                    "inference.suite..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("inference");

    @ArchTest
    static final ArchRule simulationsAreSimulations = classes()
            .that()
            .resideInAPackage("simulations..")
            .and()
            .areTopLevelClasses()
            .should()
            .beAssignableTo("io.gatling.javaapi.core.Simulation");
}
