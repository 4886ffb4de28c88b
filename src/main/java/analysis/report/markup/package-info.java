/** HTML and SVG as text, with all content escaped. */
package analysis.report.markup;
