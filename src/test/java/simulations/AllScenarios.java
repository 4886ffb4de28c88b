package simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import inference.gatling.record.ResultsFolder;
import inference.gatling.suite.RunScenario;
import inference.gatling.suite.Suite;
import inference.settings.Settings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The whole suite: each scenario in a JVM and a run folder of its own, one after the other. One that fails does not stop the
 * others; the exit code then tells that not all passed.
 */
public class AllScenarios extends Simulation {

    private final Suite suite = Suite.of(Settings.of("AllScenarios"), ResultsFolder.path());

    public AllScenarios() {
        ChainBuilder all = suite.scenarios().stream()
                .map(one -> exec(new RunScenario(suite, one)))
                .reduce(ChainBuilder::exec)
                .orElseThrow();
        setUp(scenario("suite").exec(all).injectOpen(atOnceUsers(1)))
                .protocols(http.disableWarmUp())
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        try {
            suite.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the suite is lost: " + e.getMessage(), e);
        }
    }
}
