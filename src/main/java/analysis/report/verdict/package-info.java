/**
 * What a verdict and a baseline look like: the record {@link analysis.report.verdict.VerdictJson}, one table, and the console,
 * the comment on a pull request and the JUnit file made of them.
 */
package analysis.report.verdict;
