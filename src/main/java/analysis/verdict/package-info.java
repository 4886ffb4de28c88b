/**
 * Whether a run got worse than a baseline, and whether the run could tell. {@link analysis.verdict.Comparison} is the
 * statistics, {@link analysis.verdict.baseline.BaselineStore} what runs are compared with, {@link analysis.verdict.policy.Policy} the
 * limits, {@link analysis.verdict.VerdictEngine} puts them together. {@code docs/verdicts.md} explains the method and
 * shows how often it errs.
 */
package analysis.verdict;
