package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;

import analysis.run.RunInfo.Series;
import inference.InferenceSimulation;
import inference.load.Budget;
import inference.load.Profiles;

/** How fast the server says that it is well: the least a request can cost, over connections that are kept open. */
public class HealthCheck extends InferenceSimulation {

    public HealthCheck() {
        String path = settings.text("path").orElse(run.target().dialect().healthPath());
        for (int connections : settings.integers("users", 1, 100_000)) {
            String series = "GET " + path + ", users=" + connections;
            addSeries(
                    new Series(series, connections, null, null, null, null, null),
                    Profiles.closed(
                            series,
                            connections,
                            Budget.duration(settings.duration("duration")),
                            exec(fetch("health", path, series))));
        }
        setUpSeries();
    }
}
