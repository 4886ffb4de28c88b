package simulations;

import inference.gatling.action.Generate;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.InferenceSimulation;
import java.util.List;
import run.RunInfo.Series;

/**
 * Throughput and latency by concurrency: each model at each level of concurrency, one after another, with the same work.
 */
public class Throughput extends InferenceSimulation {

    private final String promptLength = promptLength();
    private final List<Integer> levels = settings.integers("users", 1, 100_000);
    private final Generate chat = chat();

    public Throughput() {
        for (int users : levels) {
            run.declare(asking(Series.closed(name(users), users), promptLength));
        }
        for (String model : run.target().models()) {
            RoundRobin turns = roundRobin(List.of(model), promptLength);
            addWarmUp(model, chat, List.of(model), turns);
            levels.forEach(users ->
                    addLoad(closed(model + " " + name(users), users, levelBudget(), turns, chat.series(name(users)))));
        }
        setUpSeries();
    }

    private static String name(int users) {
        return "users=" + users;
    }
}
