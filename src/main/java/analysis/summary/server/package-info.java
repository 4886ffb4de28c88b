/**
 * Observations of the server beside the generations: its resources and memory leaks, the drift of a long run, and
 * operations on models.
 */
package analysis.summary.server;
