package inference.gatling.action;

import inference.gatling.engine.GatlingStep;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;

/**
 * The step of a scenario that gets a page of the server which is no generation, such as its health. It is recorded like one,
 * without tokens: its latency is the end of the response.
 *
 * @param context what all requests of a run share
 * @param requestName name of the request in every report
 * @param path from the base URL
 * @param series the series of the simulation that this request is a sample of
 */
public record Fetch(GenerateContext context, String requestName, String path, String series) implements GatlingStep {

    /** Stands where a generation has its model. */
    public static final String MODEL = "(server)";

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        return new FetchAction(this, context.engine(scenario), next);
    }
}
