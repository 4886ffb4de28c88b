/**
 * The samples of a run: {@link analysis.summary.samples.RunData} holds, for each cell of the test matrix (a model and a series),
 * the measured generations column by column in the order of time ({@link analysis.summary.samples.CellData}), the resources
 * sampled meanwhile, and the warnings. Only successful generations are samples; an absent value is absent, never 0.
 */
package analysis.summary.samples;
