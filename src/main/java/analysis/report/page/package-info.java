/** Page model: sections of tables, charts and notices, and their writers for HTML, Markdown and the console. */
package analysis.report.page;
