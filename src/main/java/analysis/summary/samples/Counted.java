package analysis.summary.samples;

import java.util.Locale;
import run.Capability;
import run.RunInfo;

/** What the rows of a run are called. */
public enum Counted {
    GENERATIONS("generation"),
    /** Pages, vectors, requests of whatever simulation a log is of: nothing is known of tokens that they might have. */
    REQUESTS("request");

    private final String one;

    Counted(String one) {
        this.one = one;
    }

    /** What those of the run are. */
    public static Counted of(RunInfo info) {
        return info.capabilities().contains(Capability.REQUESTS) ? REQUESTS : GENERATIONS;
    }

    public String one() {
        return one;
    }

    public String many() {
        return one + "s";
    }

    /** The name of their number at the head of a column. */
    public String title() {
        return many().substring(0, 1).toUpperCase(Locale.ROOT) + many().substring(1);
    }

    /** {@code 1 request}, {@code 2 requests}. */
    public String of(long count) {
        return count + " " + (count == 1 ? one : many());
    }
}
