/** Files in the formats of other tools, for their existing consumers. */
package analysis.report.export;
