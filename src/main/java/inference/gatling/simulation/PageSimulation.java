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

/** Base of the simulations of plain pages: as many requests as some connections, which are kept open, can carry for a while. */
public abstract class PageSimulation extends InferenceSimulation {

    /**
     * Gets one page; the only thing to be done in a simulation's constructor.
     *
     * @param requestName names it in every report
     * @param ofTheServersApi its path, where the setting {@code path} does not name another
     */
    protected final void get(String requestName, String ofTheServersApi) {
        run.declare(Capability.REQUESTS);
        String path = settings.text("path").orElse(ofTheServersApi);
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
