package inference.gatling.simulation;

import inference.gatling.engine.GatlingEngine;
import inference.gatling.record.GenerationSink;
import inference.gatling.suite.AfterRun;
import inference.settings.Settings;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import run.Generation;
import run.Outcome.Kind;

/** Listener that ends a run after many failures in a row, so that a server that is down is not asked for hours. */
final class FailureStreak implements GenerationSink {

    private final int most;
    private final Consumer<String> end;
    private final AtomicInteger inARow = new AtomicInteger();

    /**
     * @param most failures in a row after which the run ends; 0 for no limit
     * @param end ends the run for the given reason
     */
    FailureStreak(int most, Consumer<String> end) {
        this.most = most;
        this.end = end;
    }

    /** Listener configured by the setting {@code maxFailuresInRow}. */
    static FailureStreak of(Settings settings, GatlingEngine engine) {
        return new FailureStreak(settings.integer("maxFailuresInRow", 0, Integer.MAX_VALUE), why -> {
            AfterRun.fail("The run is ended: " + why);
            engine.stopLoad(why);
        });
    }

    @Override
    public void record(Generation generation) {
        if (generation.isOk()) {
            inARow.set(0);
        } else if (generation.ending().outcome().kind() != Kind.CANCELLED && inARow.incrementAndGet() == most) {
            end.accept(most + " generations in a row failed (-DmaxFailuresInRow), the last one as "
                    + generation.ending().outcome() + " " + generation.ending().message());
        }
    }
}
