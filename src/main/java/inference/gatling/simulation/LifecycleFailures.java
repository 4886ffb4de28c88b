package inference.gatling.simulation;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;

/** Reporter of failed operations during a run: the first of each kind, since a model that cannot be pulled fails in each round. */
final class LifecycleFailures implements Consumer<LifecycleEvent> {

    private final Set<Kind> told = ConcurrentHashMap.newKeySet();
    private final Consumer<String> out;

    private record Kind(String model, Operation operation, Outcome outcome) {}

    /** @param out receives one line at a time, on any thread */
    LifecycleFailures(Consumer<String> out) {
        this.out = out;
    }

    /** @param event a failed operation */
    @Override
    public void accept(LifecycleEvent event) {
        if (told.add(new Kind(event.model(), event.operation(), event.outcome()))) {
            out.accept(String.format(
                    "%s: %s failed with %s %s. If it does so again, only lifecycle.csv says so.",
                    event.model(),
                    event.operation().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    event.outcome(),
                    event.message()));
        }
    }
}
