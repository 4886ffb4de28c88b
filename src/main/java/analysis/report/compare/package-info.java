/** The report of several runs side by side: one page, written for a terminal, as HTML and as Markdown; JSON and CSV. */
package analysis.report.compare;
