package analysis.summary.diagnosis;

import java.util.Comparator;
import java.util.List;

/**
 * Finding of a rule: all places where its value was in one band.
 *
 * @param observations observations, most telling first; at least one
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
     * Value of a rule at one place.
     *
     * @param where model and series; outside data, so escape it for output
     * @param value value of the rule, in its unit
     * @param what the value in words, with the numbers and sample sizes behind it
     */
    public record Observation(DiagnosisRule rule, String where, double value, String what) {}

    @Override
    public int compareTo(DiagnosisFinding other) {
        return ORDER.compare(this, other);
    }
}
