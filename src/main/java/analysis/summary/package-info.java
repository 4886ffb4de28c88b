/**
 * What a run measured, in numbers: {@link analysis.summary.RunData} holds the samples of every cell of the test matrix,
 * {@link analysis.summary.RunSummary} the figures computed from them. {@code docs/metrics.md} defines each figure.
 */
package analysis.summary;
