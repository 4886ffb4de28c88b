package inference.gatling.suite;

import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.engine.GatlingStep;
import inference.gatling.record.RunFolder;
import inference.tls.ServerTrust;
import io.gatling.commons.stats.Status;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.nio.file.Path;
import scala.Option;

/**
 * Step that runs a scenario of a suite. In Gatling it is a request with the scenario's name, so that a failure affects Gatling's
 * assertions and exit code.
 *
 * @param suite suite that the scenario belongs to
 */
public record RunScenario(Suite suite, Scenario scenario) implements GatlingStep {

    @Override
    public Action action(ScenarioContext context, Action next) {
        return new Step(suite, scenario, GatlingEngine.of(context, ServerTrust.system()), next);
    }

    private static final class Step extends GatlingAction {
        private final Suite suite;
        private final Scenario scenario;
        private final GatlingEngine engine;
        private final Action next;
        private final Path folder;

        Step(Suite suite, Scenario scenario, GatlingEngine engine, Action next) {
            super(scenario.name());
            this.suite = suite;
            this.scenario = scenario;
            this.engine = engine;
            this.next = next;
            this.folder = RunFolder.of(engine.core());
        }

        /** Runs the scenario on a new thread, since an event loop must not block. */
        @Override
        public void execute(Session session) {
            new Thread(() -> run(session), "scenario-" + scenario.name()).start();
        }

        private void run(Session session) {
            long startMs = engine.core().clock().nowMillis();
            String problem = suite.run(scenario, folder);
            engine.logResponse(
                    session,
                    scenario.name(),
                    startMs,
                    engine.core().clock().nowMillis(),
                    Status.apply(problem.isEmpty() ? "OK" : "KO"),
                    problem.isEmpty() ? Option.empty() : Option.apply(problem));
            next.$bang(session);
        }
    }
}
