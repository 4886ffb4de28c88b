package simulations;

import inference.gatling.simulation.PromptFileSimulation;

/** Many connections for a while: how the server carries far more requests than it can work on at once. */
public class Batch extends PromptFileSimulation {

    public Batch() {
        addLevels(this::levelBudget, tokens);
        setUpSeries();
    }
}
