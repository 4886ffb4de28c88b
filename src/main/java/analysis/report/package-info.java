/**
 * Reports for people and programs. {@link analysis.report.RunReport} writes all reports of one run. A report is a page of typed tables,
 * charts and notices ({@code page}), built once ({@code sections} of one run, {@code compare} of several, {@code suite} of unrelated ones)
 * and rendered by one class per format: console, HTML, Markdown. Files for programs are records that Jackson writes ({@code data}, {@code
 * verdict}, {@code capacity}; {@code export} in the formats of other tools). {@code svg} draws, {@code markup} and {@code text} write
 * characters.
 *
 * <p>Every format escapes names and messages from outside. All output is deterministic: the same run gives the same bytes in any locale and
 * time zone.
 */
package analysis.report;
