/**
 * Comparison of several runs: each figure of each run, its change from the first with an interval, scaling with users,
 * and parity of servers. It only describes; {@code analysis.verdict} decides whether something became worse.
 */
package analysis.summary.comparison;
