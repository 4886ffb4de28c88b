/**
 * Reads Gatling's {@code simulation.log}, the binary one of 3.12 to 3.15, in one pass and in constant memory.
 * {@link analysis.log.SimulationLogReader} has the grammar.
 */
package analysis.log;
