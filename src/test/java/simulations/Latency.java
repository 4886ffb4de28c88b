package simulations;

import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.feeders.LatencyCase;
import inference.feeders.Words;
import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.Calibration;
import inference.gatling.load.WordPrompt;
import inference.gatling.simulation.InferenceSimulation;
import inference.gatling.simulation.SizedPrompts;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.Optional;
import run.RunInfo.Series;

/**
 * Latency by the length of prompt and answer: the cases of {@code feeders/latency.csv}, one request at a time. Before each case
 * the prompts are adjusted to their length by the server's own count.
 */
public class Latency extends InferenceSimulation {

    private final Optional<Integer> iterations = settings.optionalInteger("iterations", 1, 1_000_000);
    private final WordPrompt prompts = new WordPrompt(Words.of(run.feeder(Words.FILE)));
    private final Generate chat = generate("chat");

    public Latency() {
        List<LatencyCase> all = LatencyCase.all(run.feeder(LatencyCase.FILE));
        List<String> ids = all.stream().map(LatencyCase::id).toList();
        List<String> wanted = settings.text("cases").isPresent() ? settings.choices("cases", ids) : ids;
        List<LatencyCase> cases =
                all.stream().filter(c -> wanted.contains(c.id())).toList();
        for (LatencyCase c : cases) {
            run.declare(Series.closed(c.series(), 1)
                    .promptsOfTokens(c.inputTokens())
                    .answers(c.outputTokens()));
        }
        for (String model : run.target().models()) {
            cases.forEach(c -> addCase(model, c));
        }
        setUpSeries();
    }

    private void addCase(String model, LatencyCase c) {
        Calibration calibration = new Calibration(c.inputTokens());
        addLoad(SizedPrompts.calibration(model + " " + c.id(), prompts, calibration, model, c.series()));
        ChainBuilder prompt =
                exec(session -> session.set("model", model).set("prompt", prompts.next(calibration.words())));
        Generate measured = chat.maxTokens(c.outputTokens())
                .series(c.series())
                .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));
        addLoad(profiles.closed(
                model + " " + c.series(),
                1,
                Budget.generations(iterations.orElse(c.iterations())),
                exec(prompt).exec(inModelGroup(measured))));
    }
}
