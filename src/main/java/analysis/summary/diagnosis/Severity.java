package analysis.summary.diagnosis;

/** Severity of a finding, gravest first. */
public enum Severity {
    PROBLEM,
    INVESTIGATE,
    NOTE,
    GOOD
}
