package simulations;

import inference.gatling.simulation.PromptFileSimulation;
import run.Capability;

/** A number of requests with the prompts of a file, in turn: the benchmark to compare versions of a server by. */
public class PromptSet extends PromptFileSimulation {

    public PromptSet() {
        run.declare(Capability.PROMPT_SET);
        addLevels(this::levelBudget, null);
        setUpSeries();
    }
}
