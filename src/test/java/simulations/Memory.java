package simulations;

import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.load.Unload;
import inference.gatling.simulation.InferenceSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import run.Capability;
import run.RunInfo.Series;

/**
 * Memory use of the server: for loading a model, its growth over a few generations, and whether it keeps growing over many, one at
 * a time. Memory is sampled during the load from the sources of {@code -Dresources}.
 */
public class Memory extends InferenceSimulation {

    private static final int MAX_RUNS = 10_000_000;
    private static final String SAMPLED = "sampled";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private final Duration settle = settings.duration("settle");
    private final String promptLength = promptLength();
    private final Generate chat =
            RoundRobin.asked(generate("chat")).check(outputTokens().atLeast(1));

    public Memory() {
        run.declare(Capability.MEMORY);
        int growthRuns = settings.integer("growthRuns", 1, MAX_RUNS);
        int leakRuns = settings.integer("leakRuns", 1, MAX_RUNS);
        for (String model : run.target().models()) {
            addLoad(model);
            addRuns(model, "growth", growthRuns);
            addRuns(model, "leak check", leakRuns);
        }
        setUpSeries();
    }

    /** Adds the load of the model, with idle times before and after it in which memory is sampled. */
    private void addLoad(String model) {
        ChainBuilder unload = Unload.of(
                        run.target().dialect(), model, run.context().headers(), settle)
                .orElseGet(() -> pause(settle));
        addLoad(profiles.closed(
                model + " load",
                1,
                Budget.generations(1),
                exec(unload)
                        .exec(turns(model)::apply)
                        .exec(chat.warmUp().series("load"))
                        .pause(settle)));
    }

    private void addRuns(String model, String name, int runs) {
        run.declare(asking(Series.closed(name, 1), promptLength));
        addLoad(profiles.closed(
                model + " " + name,
                1,
                Budget.generations(runs),
                exec(turns(model)::apply).exec(inModelGroup(chat.series(name))).exec(sampled())));
    }

    /** Step that samples memory after a generation, while the server is idle. */
    private ChainBuilder sampled() {
        return exec(session -> session.set(SAMPLED, run.context().sink().sampleResources()))
                .asLongAs(session -> !session.<Future<?>>get(SAMPLED).isDone())
                .on(pause(LOOK_AGAIN));
    }

    private RoundRobin turns(String model) {
        return roundRobin(List.of(model), promptLength);
    }
}
