/** Files of the run folder, written during the load, and the load generator's health. */
package inference.gatling.record;
