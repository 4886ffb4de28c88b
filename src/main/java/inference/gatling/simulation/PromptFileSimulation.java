package inference.gatling.simulation;

import static inference.gatling.action.TokenChecks.finishReason;
import static inference.gatling.action.TokenChecks.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.feeders.SamplePrompt;
import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.Samples;
import java.util.List;
import java.util.function.Supplier;
import run.RunInfo.Series;

/** What simulations share that send the prompts of a file, each with its own limit of tokens. */
public abstract class PromptFileSimulation extends InferenceSimulation {

    private final List<SamplePrompt> prompts = SamplePrompt.all(run.feeder(settings.required("prompts")));
    /** For prompts without a limit of their own. */
    protected final int tokens = settings.integer("generationTokens", 1, 1_000_000);

    /**
     * A series for each of the {@code users}, models and prompts dealt in turn, after a warm-up.
     *
     * @param budget what the users of a level share
     * @param limit of tokens that is said of each series; null if each prompt has its own
     */
    protected final void addLevels(Supplier<Budget> budget, Integer limit) {
        Samples samples = samples(run.target().models());
        Generate chat = chat(samples);
        addWarmUp("", chat, run.target().models(), samples);
        for (int users : settings.integers("users", 1, 100_000)) {
            String name = "users=" + users;
            addSeries(
                    Series.closed(name, users).answers(limit),
                    profiles.closed(
                            name, users, budget.get(), exec(samples::apply).exec(inModelGroup(chat.series(name)))));
        }
    }

    /** The prompts in turn, for {@code models} in turn. */
    protected final Samples samples(List<String> models) {
        return new Samples(models, prompts, tokens, uniquePrompts());
    }

    /** A generation of one of {@code samples}. */
    protected final Generate chat(Samples samples) {
        return samples.asked(new Generate("chat"))
                .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));
    }
}
