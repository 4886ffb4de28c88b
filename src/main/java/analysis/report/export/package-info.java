/** Files in the shapes of other tools, so that what was written for them keeps working. */
package analysis.report.export;
