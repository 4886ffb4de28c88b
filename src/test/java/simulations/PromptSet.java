package simulations;

import static inference.TokenChecks.finishReason;
import static inference.TokenChecks.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import analysis.run.RunInfo.Series;
import inference.Generate;
import inference.InferenceSimulation;
import inference.feeders.SamplePrompt;
import inference.load.Budget;
import inference.load.Profiles;
import inference.load.Samples;
import java.util.List;

/** A number of requests with the prompts of a file, in turn: the benchmark to compare versions of a server by. */
public class PromptSet extends InferenceSimulation {

    private final Samples samples = new Samples(
            run.target().models(),
            SamplePrompt.all(run.feeder(settings.required("prompts"))),
            settings.integer("generationTokens", 1, 1_000_000),
            settings.choice("promptVariation", List.of("unique", "same")).equals("unique"));
    private final int requests = settings.integer("requests", 1, 100_000_000);

    public PromptSet() {
        Generate chat = samples.asked(generate("chat"))
                .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));
        addWarmUp("all", chat, run.target().models(), samples);
        for (int users : settings.integers("users", 1, 100_000)) {
            String name = "users=" + users;
            addSeries(
                    new Series(name, users, null, null, null, null, null),
                    Profiles.closed(
                            name,
                            users,
                            Budget.generations(requests),
                            exec(samples::apply).exec(inModelGroup(chat.series(name)))));
        }
        setUpSeries();
    }
}
