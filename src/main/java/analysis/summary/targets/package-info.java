/** Figures that a server should reach, read from a file, and how a run did against them. */
package analysis.summary.targets;
