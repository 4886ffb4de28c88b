/**
 * Figures of samples. A {@link analysis.summary.figures.Quantity} has samples (TTFT, latency), a {@link
 * analysis.summary.figures.Stat} is a statistic of them (p95, mean), and a {@link analysis.summary.figures.Figure} is
 * one number with its name, unit, direction and decimals, computed from a {@link analysis.summary.figures.Summary} of a
 * cell, a model, a level of load or a run. A new figure is a constant here, and every report can show it.
 */
package analysis.summary.figures;
