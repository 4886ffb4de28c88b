/**
 * Charts as inline SVG without scripts. Presentation attributes keep shapes legible without a style sheet; by their classes, {@code
 * report.css} gives them the page's light or dark colours.
 */
package analysis.report.svg;
