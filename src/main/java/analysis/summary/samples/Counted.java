package analysis.summary.samples;

import java.util.Locale;
import run.Capability;
import run.RunInfo;

/** Kind of a run's rows, with the noun for them. */
public enum Counted {
    GENERATIONS("generation"),
    /** Pages, vectors, requests of any Gatling simulation: nothing is known of their tokens. */
    REQUESTS("request");

    private final String one;

    Counted(String one) {
        this.one = one;
    }

    /** Kind of the rows of a run. */
    public static Counted of(RunInfo info) {
        return info.capabilities().contains(Capability.REQUESTS) ? REQUESTS : GENERATIONS;
    }

    public String one() {
        return one;
    }

    public String many() {
        return one + "s";
    }

    /** Title of a column with their number. */
    public String title() {
        return many().substring(0, 1).toUpperCase(Locale.ROOT) + many().substring(1);
    }

    /** Number with its noun: {@code 1 request}, {@code 2 requests}. */
    public String of(long count) {
        return count(count, one, many());
    }

    /** Number with a noun in the singular or plural. */
    public static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
