package inference.gatling.simulation;

import inference.gatling.record.GenerationSink;
import inference.settings.Settings;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import run.Generation;
import run.Outcome.Kind;

/**
 * Whether so many of a run's generations failed that its build is to fail, verdict or not. Warm-up and what was cancelled do
 * not count.
 */
final class ErrorLimit implements GenerationSink {

    static final String SETTING = "maxErrorRate";

    private final double most;
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** @param most failed generations, as a share of all, 0 to 1; 1 allows all but a run in which nothing succeeded */
    ErrorLimit(double most) {
        this.most = most;
    }

    static ErrorLimit of(Settings settings) {
        return new ErrorLimit(settings.share(SETTING));
    }

    @Override
    public void record(Generation generation) {
        if (generation.isMeasured() && generation.ending().outcome().kind() != Kind.CANCELLED) {
            (generation.isOk() ? succeeded : failed).incrementAndGet();
        }
    }

    /** Why the build is to fail; empty if it is not. To be called when the load has ended. */
    Optional<String> exceeded() {
        int errors = failed.get();
        int all = errors + succeeded.get();
        if (errors > 0 && errors == all) {
            return Optional.of("None of " + all + " generations succeeded.");
        }
        return errors > most * all
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %d generations failed, %.1f %%: more than -D%s=%s allows.",
                        errors,
                        all,
                        100.0 * errors / all,
                        SETTING,
                        most))
                : Optional.empty();
    }
}
