/** Sections of the report of one run. */
package analysis.report.sections;
