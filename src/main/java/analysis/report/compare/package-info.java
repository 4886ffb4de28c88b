/** Reports that compare several runs: a page for the console, HTML and Markdown, and files in JSON and CSV. */
package analysis.report.compare;
