/** Writes the run folder while the load runs, and measures how well the load generator keeps up. */
package inference.gatling.record;
