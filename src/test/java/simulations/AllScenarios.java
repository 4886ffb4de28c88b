package simulations;

import inference.gatling.simulation.SuiteSimulation;

/**
 * Suite of all scenarios, one after another, each with its own run folder, and an index of all. A failed scenario does not stop
 * the others, but sets the exit code.
 */
public class AllScenarios extends SuiteSimulation {}
