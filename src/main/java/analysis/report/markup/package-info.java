/** HTML and SVG as text: everything that is put in is escaped, so names and messages of a server stay data. */
package analysis.report.markup;
