/**
 * Reader of Gatling's {@code simulation.log} in one pass and constant memory. {@link analysis.log.SimulationLogReader}
 * has the grammar.
 */
package analysis.log;
