/**
 * Samples of a run: {@link analysis.summary.samples.RunData} holds the measured generations of each cell of the test
 * matrix (a model and a series), column by column in order of time ({@link analysis.summary.samples.CellData}), the
 * resources sampled during the run, and the warnings. Only successful generations are samples; an absent value is
 * absent, never 0.
 */
package analysis.summary.samples;
