package inference.gatling.simulation;

import inference.gatling.record.GenerationSink;
import inference.settings.Settings;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import run.Generation;
import run.Outcome.Kind;

/**
 * Limit on the share of failed generations, above which the build fails regardless of a verdict. Warm-up and cancelled
 * generations do not count.
 */
final class ErrorLimit implements GenerationSink {

    static final String SETTING = "maxErrorRate";

    private final double most;
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** @param most allowed share of failed generations, 0 to 1; a run in which all failed is never allowed */
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

    /** Reason why the build fails; empty if it does not. Call when the load has ended. */
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
