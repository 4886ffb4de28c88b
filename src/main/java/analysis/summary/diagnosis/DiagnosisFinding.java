package analysis.summary.diagnosis;

import java.util.Comparator;
import java.util.List;

/**
 * What a rule found, wherever its value was in one band.
 *
 * @param observations where, the most telling first; at least one
 */
public record DiagnosisFinding(DiagnosisRule rule, Band band, List<Observation> observations)
        implements Comparable<DiagnosisFinding> {

    private static final Comparator<DiagnosisFinding> ORDER = Comparator.comparing(
                    (DiagnosisFinding finding) -> finding.band.severity())
            .thenComparing(DiagnosisFinding::rule)
            .thenComparing(finding -> finding.band.below());

    public DiagnosisFinding {
        observations = List.copyOf(observations);
    }

    /**
     * A rule's value at one place.
     *
     * @param where model and series; data from outside, so escape it where it is shown
     * @param value what the rule is about, in its unit
     * @param what the value in words, with the numbers behind it and how many samples there were
     */
    public record Observation(DiagnosisRule rule, String where, double value, String what) {}

    @Override
    public int compareTo(DiagnosisFinding other) {
        return ORDER.compare(this, other);
    }
}
