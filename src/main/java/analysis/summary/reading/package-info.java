/**
 * Run folders into samples: {@link analysis.summary.reading.RunReader} reads the files, {@link analysis.summary.reading.RunBuilder}
 * takes rows in any order and puts the injectors of one load together. What a reader must know of a run (a client that lagged,
 * a clock that was set, a log that counts differently, too few samples) is found here, a class for each source of doubt.
 */
package analysis.summary.reading;
