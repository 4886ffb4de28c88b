/**
 * Characters: numbers and amounts of memory as text, JSON as every report writes it, and what makes text from outside
 * harmless where it is shown.
 */
package analysis.report.text;
