package inference.gatling.simulation;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import java.util.List;
import java.util.function.Supplier;
import run.RunInfo.Series;

/** Base of simulations that send the prompts of a file, each with its own token limit. */
public abstract class PromptFileSimulation extends InferenceSimulation {

    /** Token limit of prompts without their own. */
    protected final int tokens = generationTokens();
    /** Generation with the prompt that {@link #turns} dealt. */
    protected final Generate chat = chat();

    /**
     * Adds a warm-up and a series for each number in the setting {@code users}; models and prompts are dealt in turn.
     *
     * @param budget creates the budget of a level
     * @param limit token limit to record with each series; null if each prompt has its own
     */
    protected final void addLevels(Supplier<Budget> budget, Integer limit) {
        RoundRobin turns = turns(run.target().models());
        addWarmUp("", chat, run.target().models(), turns);
        for (int users : settings.integers("users", 1, 100_000)) {
            String name = "users=" + users;
            addSeries(
                    Series.closed(name, users).answers(limit),
                    closed(name, users, budget.get(), turns, chat.series(name)));
        }
    }

    /** Dealer of {@code models} and the prompts in turn. */
    protected final RoundRobin turns(List<String> models) {
        return roundRobin(models, promptLength());
    }
}
