package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;

import analysis.run.RunInfo.Series;
import inference.InferenceSimulation;
import inference.load.Budget;
import inference.load.Profiles;

/** How fast the server lists its models, over connections that are kept open. */
public class ModelList extends InferenceSimulation {

    public ModelList() {
        String path = settings.text("path").orElse(run.target().dialect().modelsPath());
        for (int connections : settings.integers("users", 1, 100_000)) {
            String series = "GET " + path + ", users=" + connections;
            addSeries(
                    new Series(series, connections, null, null, null, null, null),
                    Profiles.closed(
                            series,
                            connections,
                            Budget.duration(settings.duration("duration")),
                            exec(fetch("models", path, series))));
        }
        setUpSeries();
    }
}
