/**
 * Charts as inline SVG that needs no script: shapes carry presentation attributes, so that they are legible without any
 * style sheet, and classes, by which {@code report.css} gives them the page's colours in light and dark.
 */
package analysis.report.svg;
