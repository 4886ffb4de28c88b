package inference.gatling.action;

import inference.gatling.engine.GatlingStep;
import inference.gatling.exchange.Timeouts;
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
 * Step that pulls, loads, unloads or deletes the session's {@code model} on a server with Ollama's API. It becomes a row of
 * {@code lifecycle.csv} and a request in Gatling's report.
 *
 * @param context context shared by all requests of a run
 * @param operation the operation
 * @param series series of the report that it belongs to
 * @param limits time limits
 * @param insecureRegistry whether a pull may use a registry without (verified) TLS
 * @param progress display that shows the operation while it runs
 * @param sink receives the event at the end; called on event loops
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
     * Time limits of operations.
     *
     * @param stall longest time that a pull may go without new bytes or a new step
     * @param pull longest time of a whole pull
     * @param load longest time to load, unload or delete a model
     */
    public record Limits(Duration stall, Duration pull, Duration load) {

        /** Limits from the settings {@code timeoutStall}, {@code timeoutPull} and {@code timeoutLoad}. */
        public static Limits of(Settings settings) {
            return new Limits(
                    settings.duration("timeoutStall"),
                    settings.duration("timeoutPull"),
                    settings.duration("timeoutLoad"));
        }
    }

    boolean isPull() {
        return operation == Operation.PULL;
    }

    Timeouts timeouts() {
        return isPull()
                ? new Timeouts(limits.stall(), limits.stall(), limits.pull())
                : new Timeouts(limits.load(), limits.load(), limits.load());
    }

    /** Name of the request in Gatling's report. */
    String requestName() {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Path below the base URL. A request without a prompt loads a model, or unloads it if {@code keep_alive} is 0. */
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
