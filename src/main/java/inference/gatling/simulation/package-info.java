/** Base of the built-in simulations: settings, target, records and summary of a run. The only package that calls the analysis. */
package inference.gatling.simulation;
