package simulations;

import inference.gatling.simulation.PageSimulation;

/** Speed of the server's list of models over kept-alive connections. */
public class ModelList extends PageSimulation {

    public ModelList() {
        get("models", run.target().dialect().modelsPath());
    }
}
