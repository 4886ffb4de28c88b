/**
 * What was seen of the server beside the generations: its resources and what they say of a leak, the drift of a long run, and
 * what was done to models as a whole.
 */
package analysis.summary.server;
