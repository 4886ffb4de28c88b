/** Common part of our simulations: settings, target, records and summary of a run. Only here the plugin calls the analysis. */
package inference.gatling.simulation;
