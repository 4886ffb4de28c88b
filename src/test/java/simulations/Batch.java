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
import java.time.Duration;
import java.util.List;

/** Many connections for a while: how the server carries far more requests than it can work on at once. */
public class Batch extends InferenceSimulation {

    private final int tokens = settings.integer("generationTokens", 1, 1_000_000);
    private final Duration duration = settings.duration("duration");
    private final Samples samples = new Samples(
            run.target().models(),
            SamplePrompt.all(run.feeder(settings.required("prompts"))),
            tokens,
            settings.choice("promptVariation", List.of("unique", "same")).equals("unique"));

    public Batch() {
        Generate chat = samples.asked(generate("chat"))
                .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));
        addWarmUp("all", chat, run.target().models(), samples);
        for (int users : settings.integers("users", 1, 100_000)) {
            String name = "users=" + users;
            addSeries(
                    new Series(name, users, null, null, null, null, tokens),
                    Profiles.closed(
                            name,
                            users,
                            Budget.duration(duration),
                            exec(samples::apply).exec(inModelGroup(chat.series(name)))));
        }
        setUpSeries();
    }
}
