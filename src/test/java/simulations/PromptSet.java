package simulations;

import inference.gatling.simulation.PromptFileSimulation;
import run.Capability;

/** Fixed number of requests with the prompts of a file in turn: a benchmark to compare versions of a server. */
public class PromptSet extends PromptFileSimulation {

    public PromptSet() {
        run.declare(Capability.PROMPT_SET);
        addLevels(this::levelBudget, null);
        setUpSeries();
    }
}
