package simulations;

import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.gatling.action.Generate;
import inference.gatling.load.Profiles;
import inference.gatling.load.SharedBlocks;
import inference.gatling.load.SharedPrefix;
import inference.gatling.simulation.InferenceSimulation;
import inference.gatling.simulation.OpenLevel;
import inference.gatling.simulation.SizedPrompts;
import inference.workload.LengthDistribution;
import inference.workload.Lengths;
import inference.workload.Mix;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import run.Capability;
import run.RunInfo.Series;

/**
 * Generations with lengths of prompt and answer from a distribution, or from a mix of several kinds, sent by concurrent users or,
 * with {@code -Drate}, by open arrivals. Each level sends the same lengths in the same order.
 */
public class Workload extends InferenceSimulation {

    private static final int MAX_GROUPS = 100_000;
    private static final int MAX_PREFIX = 1_000_000;

    private final Mix mix = settings.text("mix")
            .map(text -> Mix.parse(text, run.seed(), run::feeder))
            .orElseGet(() -> Mix.of(
                    LengthDistribution.parse(settings.required("inputTokens"), run::feeder),
                    LengthDistribution.parse(settings.required("outputTokens"), run::feeder),
                    run.seed()));
    private final List<String> models = run.target().models();
    private final SizedPrompts prompts = SizedPrompts.of(run, models.get(0));
    private final int prefixGroups = settings.integer("prefixGroups", 1, MAX_GROUPS);
    private final SharedPrefix prefix = new SharedPrefix(
            new SharedBlocks(prompts.words(), prompts.scale(), salt()),
            settings.integer("prefixTokens", 0, MAX_PREFIX));
    private final Generate chat = generate("chat")
            .maxTokens(session -> session.getInt("outputTokens"))
            .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));

    public Workload() {
        run.declare(Capability.WORKLOAD);
        addWarmUp("", chat, models, this::deal);
        addLevels(this::addLevel, this::addRate);
        setUpSeries();
    }

    private void addLevel(int users) {
        String name = "users=" + users;
        addSeries(Series.closed(name, users), profiles.closed(name, users, levelBudget(), generation(name)));
    }

    private void addRate(OpenLevel level) {
        addSeries(level.series(), open(level.name(), level.schedule(), generation(level.name())));
    }

    private ChainBuilder generation(String series) {
        return exec(this::deal).exec(inModelGroup(chat.series(series)));
    }

    private Session deal(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        Lengths lengths = mix.lengths(number);
        return session.set("model", models.get((int) (number % models.size())))
                .set(
                        "prompt",
                        prefix.of(number / models.size() % prefixGroups)
                                + prompts.words().next(prompts.scale().words(lengths.input())))
                .set("outputTokens", lengths.output());
    }
}
