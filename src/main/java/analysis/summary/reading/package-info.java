/**
 * Reading of run folders: {@link analysis.summary.reading.RunReader} reads the files, {@link
 * analysis.summary.reading.RunBuilder} takes rows in any order and combines the injectors of one load. One class for
 * each source of doubt (a client that lagged, a clock that was set, a log with other counts, too few samples) finds the
 * warnings.
 */
package analysis.summary.reading;
