package inference.gatling.simulation;

import static inference.gatling.action.TokenChecks.finishReason;
import static inference.gatling.action.TokenChecks.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import java.util.List;
import java.util.function.Supplier;
import run.RunInfo.Series;

/** Base of the simulations that send the prompts of a file, each with its own limit of tokens. */
public abstract class PromptFileSimulation extends InferenceSimulation {

    /** For prompts without a limit of their own. */
    protected final int tokens = generationTokens();
    /** A generation with the prompt that {@link #turns} dealt. */
    protected final Generate chat = RoundRobin.asked(new Generate("chat"))
            .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));

    /**
     * A series for each of the {@code users}, models and prompts dealt in turn, after a warm-up.
     *
     * @param budget what the users of a level share
     * @param limit of tokens in the description of each series; null if each prompt has its own
     */
    protected final void addLevels(Supplier<Budget> budget, Integer limit) {
        RoundRobin turns = turns(run.target().models());
        addWarmUp("", chat, run.target().models(), turns);
        for (int users : settings.integers("users", 1, 100_000)) {
            String name = "users=" + users;
            addSeries(
                    Series.closed(name, users).answers(limit),
                    profiles.closed(
                            name, users, budget.get(), exec(turns::apply).exec(inModelGroup(chat.series(name)))));
        }
    }

    /** The prompts in turn, for {@code models} in turn. */
    protected final RoundRobin turns(List<String> models) {
        return roundRobin(models, promptLength());
    }
}
