package analysis.summary.diagnosis;

import java.util.Comparator;
import java.util.List;

/**
 * What a rule found, wherever its value was in one band.
 *
 * @param observations where, the most telling first; at least one
 */
public record Finding(Rule rule, Band band, List<Observation> observations) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) -> finding.band.severity())
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.band.below());

    public Finding {
        observations = List.copyOf(observations);
    }

    /**
     * A rule's value at one place.
     *
     * @param where model and series; data from outside, so escape it where it is shown
     * @param value what the rule is about, in its unit
     * @param what the value in words, with the numbers behind it and how many samples there were
     */
    public record Observation(Rule rule, String where, double value, String what) {}

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
