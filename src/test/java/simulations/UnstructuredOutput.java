package simulations;

import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.PromptFileSimulation;
import java.util.List;
import run.RunInfo.Series;

/** Long answers in free text, model by model. */
public class UnstructuredOutput extends PromptFileSimulation {

    private static final String SERIES = "long form";

    private final int concurrent = settings.integer("concurrentRequests", 1, 100_000);
    private final int runs = settings.integer("measurementRuns", 1, 1_000_000);

    public UnstructuredOutput() {
        run.declare(Series.closed(SERIES, concurrent).answers(tokens));
        for (String model : run.target().models()) {
            RoundRobin turns = turns(List.of(model));
            addWarmUp(model, chat, List.of(model), turns);
            addLoad(closed(
                    model + " " + SERIES,
                    concurrent,
                    Budget.generations((long) runs * concurrent),
                    turns,
                    chat.series(SERIES)));
        }
        setUpSeries();
    }
}
