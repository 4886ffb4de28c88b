/**
 * Figures of a run. {@link analysis.summary.RunSummary} holds all of them, made by the packages below, each of which
 * uses only those before it: {@code samples} (every generation, column by column), {@code steady} (levels without ramp
 * and drain), {@code peers} (result files of other load testers), {@code reading} (run folders into samples and
 * warnings), {@code figures} (one number under one name: {@link analysis.summary.figures.Figure}), {@code load} (levels
 * of users and arrivals, scaling), {@code server} (memory, drift, pulls and loads). For whole runs, {@code comparison}
 * compares several, {@code diagnosis} interprets figures, {@code targets} rates them. {@code docs/metrics.md} defines
 * each figure.
 */
package analysis.summary;
