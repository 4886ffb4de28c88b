package simulations;

import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.pause;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.InferenceSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import run.Capability;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * Time to get a model ready: pull, cold load, warm load and first generation, one after another. On a server that cannot pull or
 * load models, a first generation (cold) and further ones (warm) are measured instead.
 */
public class SingleUser extends InferenceSimulation {

    private static final String LIFECYCLE = "single user";
    private static final String COLD = "cold";
    private static final String WARM = "warm";
    private static final int MAX_RUNS = 1000;

    private final String promptLength = promptLength();
    private final int rounds = settings.integer("rounds", 1, MAX_RUNS);
    private final int warmRuns = settings.integer("measurementRuns", 1, MAX_RUNS);
    private final Duration settle = settings.duration("settle");
    private final Generate chat =
            RoundRobin.asked(generate("chat")).check(outputTokens().atLeast(1));

    public SingleUser() {
        run.declare(Capability.SINGLE_USER);
        if (run.target().managesModels()) {
            declare(LIFECYCLE);
            run.target().models().forEach(this::addLifecycle);
        } else {
            System.out.println("This server has no API to pull, load or unload models: SingleUser measures the first"
                    + " generation (series " + COLD + ", cold only if the server was idle) and " + warmRuns
                    + " more (series " + WARM + ").");
            declare(COLD);
            declare(WARM);
            run.target().models().forEach(this::addFirstTokens);
        }
        setUpSeries();
    }

    private void declare(String series) {
        run.declare(asking(Series.closed(series, 1), promptLength));
    }

    /** Adds the rounds of a model, which is unloaded before its pull, so that the cold load follows the pull immediately. */
    private void addLifecycle(String model) {
        ChainBuilder round = exec(turns(model)::apply)
                .exec(onModel(Operation.UNLOAD, LIFECYCLE))
                .exec(pause(settle));
        if (settings.flag("pull")) {
            if (run.target().deletesFirst(settings)) {
                round = round.exec(onModel(Operation.DELETE, LIFECYCLE));
            }
            round = round.exec(onModel(Operation.PULL, LIFECYCLE));
        }
        round = round.exec(onModel(Operation.COLD_LOAD, LIFECYCLE))
                .exec(onModel(Operation.UNLOAD, LIFECYCLE))
                .exec(pause(settle))
                .exec(onModel(Operation.WARM_LOAD, LIFECYCLE))
                .exec(inModelGroup(chat.series(LIFECYCLE)));
        addLoad(profiles.closed(
                model, 1, Budget.generations(rounds), exec(exitBlockOnFail().on(round))));
    }

    private void addFirstTokens(String model) {
        addPart(model, COLD, 1);
        addPart(model, WARM, warmRuns);
    }

    private void addPart(String model, String series, int generations) {
        addLoad(closed(model + " " + series, 1, Budget.generations(generations), turns(model), chat.series(series)));
    }

    private RoundRobin turns(String model) {
        return roundRobin(List.of(model), promptLength);
    }
}
