package inference.gatling.action;

import inference.gatling.engine.GatlingStep;
import inference.progress.Progress;
import inference.settings.Settings;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;

/**
 * The step of a scenario that does something to a model as a whole, on a server of Ollama's API. The model is the
 * session's {@code model}. It is a row of {@code lifecycle.csv} and a request in Gatling's report.
 *
 * @param context what all requests of a run share
 * @param operation what is done
 * @param series the series of the simulation that it belongs to
 * @param limits how long it may take
 * @param insecureRegistry whether a pull may be from a registry without (verified) TLS
 * @param progress shows it as long as it goes on
 * @param sink takes the event when it has ended; called on event loops
 */
public record ModelOperation(
        GenerateContext context,
        Operation operation,
        String series,
        Limits limits,
        boolean insecureRegistry,
        Progress progress,
        Consumer<LifecycleEvent> sink)
        implements GatlingStep {

    /**
     * How long operations may take.
     *
     * @param stall a pull without new bytes and without a new step, though lines keep coming
     * @param pull a whole pull
     * @param load loading, unloading or deleting
     */
    public record Limits(Duration stall, Duration pull, Duration load) {

        /** As the settings say. */
        public static Limits of(Settings settings) {
            return new Limits(
                    settings.duration("timeoutStall"),
                    settings.duration("timeoutPull"),
                    settings.duration("timeoutLoad"));
        }
    }

    /** Name of its requests in Gatling's report. */
    String requestName() {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Path from the base URL. An empty prompt loads a model, or unloads it if it is to be kept for no time. */
    String path() {
        return switch (operation) {
            case PULL -> "/api/pull";
            case COLD_LOAD, WARM_LOAD, UNLOAD -> "/api/generate";
            case DELETE -> "/api/delete";
        };
    }

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        return new ModelAction(this, context.engine(scenario), next);
    }
}
