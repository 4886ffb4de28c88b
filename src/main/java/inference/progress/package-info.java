/** Where a run is and how long it still takes: one line, redrawn in place on a terminal and nowhere else. */
package inference.progress;
