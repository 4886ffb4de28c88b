/** Targets for a server's figures, read from a file, and the ratings of a run by them. */
package analysis.summary.targets;
