package inference.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;

import analysis.report.export.WrkText;
import analysis.summary.reading.RunReader;
import inference.gatling.load.Budget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import run.Capability;
import run.RunInfo.Series;

/** Base of simulations that fetch a page: as many requests as possible over a number of kept-alive connections. */
public abstract class PageSimulation extends InferenceSimulation {

    /**
     * Sets up the simulation; a subclass only calls this in its constructor.
     *
     * @param requestName name of the request in every report
     * @param defaultPath path, unless the setting {@code path} names another
     */
    protected final void get(String requestName, String defaultPath) {
        run.declare(Capability.REQUESTS);
        String path = settings.text("path").orElse(defaultPath);
        Duration duration = settings.duration("duration");
        for (int connections : settings.integers("users", 1, 100_000)) {
            String series = "GET " + path + ", users=" + connections;
            addSeries(
                    Series.closed(series, connections),
                    profiles.closed(
                            series, connections, Budget.duration(duration), exec(fetch(requestName, path, series))));
        }
        setUpSeries();
    }

    @Override
    protected List<String> conclusion(Path folder) {
        return WrkText.lines(RunReader.read(folder));
    }
}
