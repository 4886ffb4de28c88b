package analysis.verdict;

import analysis.verdict.policy.Objective;

/**
 * Limit that a figure was judged by.
 *
 * @param kind whether it depends on a baseline
 * @param text as written in the policy: {@code +20 %}, {@code ttft p95 <= 2000 ms}
 */
public record Criterion(Kind kind, String text) {

    /** Where a limit comes from. */
    public enum Kind {
        /** Allowed change from the baseline. */
        CHANGE,
        /** Fixed limit, independent of any baseline. */
        OBJECTIVE
    }

    static Criterion change(String text) {
        return new Criterion(Kind.CHANGE, text);
    }

    static Criterion of(Objective objective) {
        return new Criterion(Kind.OBJECTIVE, objective.text());
    }
}
