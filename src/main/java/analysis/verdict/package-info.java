/**
 * Verdicts: whether a run got worse than a baseline, and whether it has enough samples to tell. {@link analysis.verdict.Comparison} has the
 * statistics, {@link analysis.verdict.baseline.BaselineStore} the baselines, {@link analysis.verdict.policy.Policy} the limits, and {@link
 * analysis.verdict.VerdictEngine} combines them. {@code docs/verdicts.md} explains the method and its measured error rates.
 */
package analysis.verdict;
