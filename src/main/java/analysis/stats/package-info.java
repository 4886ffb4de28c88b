/**
 * The statistics of figures and verdicts, on plain arrays: percentiles, bootstrap, exact tests, trends. Everything random is
 * seeded. Each class names the source of its formula.
 */
package analysis.stats;
