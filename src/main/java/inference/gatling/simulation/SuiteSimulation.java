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
import inference.settings.SettingsException;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import run.folder.RunIndex;

/** Base of suites: each simulation is a request in Gatling's report, and an index of all is written at the end. */
public abstract class SuiteSimulation extends Simulation {

    {
        SettingsException.endJvm(); // before the suite's own settings are read
    }

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

    /** Writes the index. A failure is printed and sets the exit code; thrown, it would disturb Gatling's own end. */
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

    /** Replaces Gatling's report of the suite, which has only durations, at the same path. */
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
