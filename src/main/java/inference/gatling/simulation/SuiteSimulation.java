package inference.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import analysis.report.suite.IndexReport;
import inference.gatling.record.ResultsFolder;
import inference.gatling.suite.AfterRun;
import inference.gatling.suite.RunScenario;
import inference.gatling.suite.Suite;
import inference.settings.Settings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import run.folder.RunIndex;

/** What a suite of simulations is made of: each is a request of Gatling's, and all of them have one index at the end. */
public abstract class SuiteSimulation extends Simulation {

    private final Suite suite = Suite.of(Settings.of(getClass().getSimpleName()), ResultsFolder.path());

    protected SuiteSimulation() {
        ChainBuilder all = suite.scenarios().stream()
                .map(one -> exec(new RunScenario(suite, one)))
                .reduce(ChainBuilder::exec)
                .orElseThrow();
        setUp(scenario("suite").exec(all).injectOpen(atOnceUsers(1)))
                .protocols(http.disableWarmUp())
                .assertions(global().failedRequests().count().is(0L));
    }

    /** A failure is printed and not thrown, or Gatling would not end as it should; the exit code knows of it. */
    @Override
    public void after() {
        RunIndex index = suite.finish();
        try {
            IndexReport report = IndexReport.of(index, index.folder());
            report.write();
            AfterRun.last(() -> replaceGatlingsPage(report));
            AfterRun.say("Index: " + index.folder().resolve(IndexReport.HTML) + System.lineSeparator());
        } catch (IOException | RuntimeException e) {
            lost(index.folder(), e);
        }
    }

    /** Gatling writes its report of the suite itself, which knows nothing but how long each took, to the same place. */
    private static void replaceGatlingsPage(IndexReport report) {
        try {
            report.writePage();
        } catch (IOException e) {
            lost(report.folder(), e);
        }
    }

    private static void lost(Path folder, Exception e) {
        AfterRun.fail("The runs are recorded, but " + folder + " could not be given its index: " + e);
    }
}
