package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.InferenceSimulation;
import java.util.List;
import run.Capability;
import run.RunInfo.Series;

/** Steady-state token rate: each model with each prompt length, one after another. */
public class TokensPerSecond extends InferenceSimulation {

    private static final int MAX_RUNS = 1_000_000;

    private final int warmupRuns = settings.integer("warmupRuns", 0, MAX_RUNS);
    private final int measurementRuns = settings.integer("measurementRuns", 1, MAX_RUNS);
    private final int concurrent = settings.integer("concurrentRequests", 1, 100_000);
    private final Generate chat = chat();

    public TokensPerSecond() {
        run.declare(Capability.PROMPT_LENGTHS);
        List<String> lengths = promptLengths();
        for (String length : lengths) {
            run.declare(asking(Series.closed(length, concurrent), length));
        }
        for (String model : run.target().models()) {
            for (String length : lengths) {
                addCell(model, length);
            }
        }
        setUpSeries();
    }

    private void addCell(String model, String length) {
        RoundRobin turns = roundRobin(List.of(model), length);
        String name = model + " " + length;
        if (warmupRuns > 0) {
            addLoad(profiles.closed(
                    name + " warm-up",
                    concurrent,
                    Budget.generations((long) warmupRuns * concurrent),
                    exec(turns::apply).exec(chat.warmUp().series(length))));
        }
        addLoad(closed(
                name, concurrent, Budget.generations((long) measurementRuns * concurrent), turns, chat.series(length)));
    }
}
