/** The sections of the report of one run, each made from the run's samples and figures. */
package analysis.report.sections;
