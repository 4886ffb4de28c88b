/** Figures of one run for programs: {@code summary.json}, {@code perf_summary.csv} and the CSV of structured answers. */
package analysis.report.data;
