/**
 * What a run measured, in numbers. {@link analysis.summary.RunSummary} is the whole of it, made of the packages below, each of
 * which uses only those before it: {@code samples} (every generation, column by column), {@code steady} (levels without ramp
 * and drain), {@code peers} (result files of other load testers), {@code reading} (run folders into samples, with what speaks
 * against them), {@code figures} (one number under one name: {@link analysis.summary.figures.Figure}),
 * {@code load} (levels of users and arrivals, what more of them bring), {@code server} (memory, drift, pulls and loads). Of
 * whole runs: {@code comparison} sets several side by side, {@code diagnosis} says what figures mean, {@code targets} rates
 * them. {@code docs/metrics.md} defines each figure.
 */
package analysis.summary;
