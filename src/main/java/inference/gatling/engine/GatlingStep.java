package inference.gatling.engine;

import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;

/** Step for a scenario's {@code exec} that creates its {@link Action} when Gatling builds the scenario. */
public interface GatlingStep extends ActionBuilder {

    /** Action of this step; it passes each user on to {@code next}. */
    Action action(ScenarioContext scenario, Action next);

    @Override
    default io.gatling.core.action.builder.ActionBuilder asScala() {
        return new io.gatling.core.action.builder.ActionBuilder() {
            @Override
            public Action build(ScenarioContext scenario, Action next) {
                return action(scenario, next);
            }
        };
    }
}
