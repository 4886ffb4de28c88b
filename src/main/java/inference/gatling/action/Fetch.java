package inference.gatling.action;

import inference.gatling.engine.GatlingStep;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;

/**
 * Step that fetches a page of the server, such as its health. It is recorded like a generation without tokens; its latency
 * ends with the response.
 *
 * @param context context shared by all requests of a run
 * @param requestName name of the request in every report
 * @param path path below the base URL
 * @param series series of the report that the request belongs to
 */
public record Fetch(GenerateContext context, String requestName, String path, String series) implements GatlingStep {

    /** Model name of rows that have no model. */
    public static final String MODEL = "(server)";

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        return new FetchAction(this, context.engine(scenario), next);
    }
}
