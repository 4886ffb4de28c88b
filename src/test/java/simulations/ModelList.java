package simulations;

import inference.gatling.simulation.PageSimulation;

/** How fast the server lists its models, over connections that are kept open. */
public class ModelList extends PageSimulation {

    public ModelList() {
        get("models", run.target().dialect().modelsPath());
    }
}
