/** Text: formatting of numbers and memory sizes, the JSON of reports, and sanitizing of text from outside. */
package analysis.report.text;
