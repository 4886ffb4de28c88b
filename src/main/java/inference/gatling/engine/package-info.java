/** The parts of Gatling that are not its public API, in one place: what may change with its next version. */
package inference.gatling.engine;
