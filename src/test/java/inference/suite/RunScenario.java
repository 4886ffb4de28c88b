package inference.suite;

import com.typesafe.scalalogging.Logger;
import inference.GatlingEngine;
import inference.record.RunFolder;
import inference.tls.ServerTrust;
import io.gatling.commons.stats.Status;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * The step that runs a scenario of the suite. In Gatling's own report it is a request of the scenario's name, so that its
 * assertions and exit code know of a failure.
 *
 * @param suite the scenario belongs to
 */
public record RunScenario(Suite suite, Scenario scenario) implements ActionBuilder {

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new io.gatling.core.action.builder.ActionBuilder() {
            @Override
            public Action build(ScenarioContext context, Action next) {
                return new Step(suite, scenario, GatlingEngine.of(context, ServerTrust.system()), next);
            }
        };
    }

    private static final class Step implements Action {
        private final Suite suite;
        private final Scenario scenario;
        private final GatlingEngine engine;
        private final Action next;
        private final Path folder;
        private Logger logger = Logger.apply(LoggerFactory.getLogger(RunScenario.class));

        Step(Suite suite, Scenario scenario, GatlingEngine engine, Action next) {
            this.suite = suite;
            this.scenario = scenario;
            this.engine = engine;
            this.next = next;
            this.folder = RunFolder.of(engine.core());
        }

        @Override
        public String name() {
            return scenario.name();
        }

        /** On a thread of its own: an event loop must not wait. */
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

        @Override
        public Logger logger() {
            return logger;
        }

        @Override
        public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger given) {
            this.logger = given;
        }
    }
}
