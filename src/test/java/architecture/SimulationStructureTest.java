package architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Simulations stand on everything and nothing stands on them. */
@AnalyzeClasses(packages = {"run", "analysis", "mock", "inference", "simulations"})
class SimulationStructureTest {

    @ArchTest
    static final ArchRule nothingDependsOnSimulations = noClasses()
            .that()
            .resideOutsideOfPackage("simulations..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("simulations..");

    @ArchTest
    static final ArchRule partsOfThePluginAreFreeOfCycles =
            slices().matching("inference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfTheGatlingSideAreFreeOfCycles =
            slices().matching("inference.gatling.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule simulationsAreSimulations = classes()
            .that()
            .resideInAPackage("simulations..")
            .and()
            .areTopLevelClasses()
            .should()
            .beAssignableTo("io.gatling.javaapi.core.Simulation");
}
