package analysis.summary.diagnosis;

/** How much a finding matters, the gravest first. */
public enum Severity {
    PROBLEM,
    INVESTIGATE,
    NOTE,
    GOOD
}
