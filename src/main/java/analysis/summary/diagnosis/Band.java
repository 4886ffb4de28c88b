package analysis.summary.diagnosis;

/**
 * Range of a rule's value with its meaning.
 *
 * @param below upper end, exclusive; the lower end is that of the previous band
 * @param verdict meaning of such a value, in a few words
 * @param advice what to do next and why; may be empty
 */
public record Band(double below, Severity severity, String verdict, String advice) {

    static Band below(double limit, Severity severity, String verdict, String advice) {
        return new Band(limit, severity, verdict, advice);
    }

    static Band rest(Severity severity, String verdict, String advice) {
        return new Band(Double.POSITIVE_INFINITY, severity, verdict, advice);
    }
}
