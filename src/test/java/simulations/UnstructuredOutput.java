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

/** Long answers in free text: each model in turn writes at length. */
public class UnstructuredOutput extends InferenceSimulation {

    private static final String SERIES = "long form";
    private static final int MAX_RUNS = 1_000_000;

    private final int tokens = settings.integer("generationTokens", 1, 1_000_000);
    private final int concurrent = settings.integer("concurrentRequests", 1, 100_000);
    private final int runs = settings.integer("measurementRuns", 1, MAX_RUNS);
    private final boolean unique =
            settings.choice("promptVariation", List.of("unique", "same")).equals("unique");

    public UnstructuredOutput() {
        List<SamplePrompt> prompts = SamplePrompt.all(run.feeder(settings.required("prompts")));
        run.declare(new Series(SERIES, concurrent, null, null, null, null, tokens));
        for (String model : run.target().models()) {
            Samples samples = new Samples(List.of(model), prompts, tokens, unique);
            Generate chat = samples.asked(generate("chat"))
                    .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));
            addWarmUp(model, chat, List.of(model), samples);
            addUnmeasured(Profiles.closed(
                    model + " " + SERIES,
                    concurrent,
                    Budget.generations((long) runs * concurrent),
                    exec(samples::apply).exec(inModelGroup(chat.series(SERIES)))));
        }
        setUpSeries();
    }
}
