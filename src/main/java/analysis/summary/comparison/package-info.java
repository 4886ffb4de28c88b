/**
 * Several runs side by side: each figure of each run, its change against the first with an interval, how runs scale with users,
 * and whether two servers are in parity. It describes; whether something became worse is for {@code analysis.verdict}.
 */
package analysis.summary.comparison;
