/** Progress of a run and the time left: one line, redrawn in place on a terminal and repeated in build logs. */
package inference.progress;
