package simulations;

import inference.gatling.simulation.PromptFileSimulation;

/** Many concurrent requests for a fixed time: behaviour of the server with far more requests than it can process at once. */
public class Batch extends PromptFileSimulation {

    public Batch() {
        addLevels(this::levelBudget, tokens);
        setUpSeries();
    }
}
