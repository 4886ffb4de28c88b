/**
 * Output of verdicts and baselines: {@link analysis.report.verdict.VerdictJson}, one table, and the console, Markdown and JUnit forms made
 * from them.
 */
package analysis.report.verdict;
