/** A report as sections of tables, charts and notices, and how such a report is written as HTML and as Markdown. */
package analysis.report.page;
