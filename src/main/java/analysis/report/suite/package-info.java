/** Indexes of unrelated runs: the scenarios of a suite or the runs of a folder, each with its figures and reports. */
package analysis.report.suite;
