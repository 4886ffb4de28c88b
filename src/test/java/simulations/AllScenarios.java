package simulations;

import inference.gatling.simulation.SuiteSimulation;

/**
 * The whole suite: each scenario in a run folder of its own, one after the other, and an index of all. One that fails does not
 * stop the others; the exit code then tells that not all passed.
 */
public class AllScenarios extends SuiteSimulation {}
