package analysis.summary.diagnosis;

/**
 * A range of a rule's value and what it means.
 *
 * @param below values below this, and not in an earlier band, are in it
 * @param verdict what such a value says, in a few words
 * @param advice what to do next and why; empty if nothing
 */
public record Band(double below, Severity severity, String verdict, String advice) {

    static Band below(double limit, Severity severity, String verdict, String advice) {
        return new Band(limit, severity, verdict, advice);
    }

    static Band rest(Severity severity, String verdict, String advice) {
        return new Band(Double.POSITIVE_INFINITY, severity, verdict, advice);
    }
}
