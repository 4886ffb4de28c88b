/**
 * Figures into what people and programs read. {@link analysis.report.RunReport} writes all reports of one run. A report is a
 * page of typed tables, charts and notices ({@code page}), built once ({@code sections} of one run, {@code compare} of several,
 * {@code suite} of those that are no comparison) and rendered by a class for each format: console, HTML, Markdown. Files for programs are records that Jackson writes
 * ({@code data}, {@code verdict}, {@code capacity}, {@code export} in the shapes of other tools). {@code svg} draws,
 * {@code markup} and {@code text} write characters.
 *
 * <p>Names and messages from outside are data: every format makes them inert. All output is deterministic: the same run gives
 * the same bytes whatever the locale and time zone.
 */
package analysis.report;
