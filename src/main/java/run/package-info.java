/**
 * What the two sides agree on: the plugin writes a run folder in these terms, and the analysis reads it. A generation and its
 * outcome, the description of the run, and the files that hold them; {@code docs/run-directory.md} is the same for people.
 * Uses nothing else of ours.
 */
package run;
