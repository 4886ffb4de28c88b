/** Several runs that are no comparison: the scenarios of a suite, or the runs of a folder, each with its figures and its reports. */
package analysis.report.suite;
