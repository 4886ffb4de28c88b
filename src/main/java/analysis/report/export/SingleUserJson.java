package analysis.report.export;

import analysis.report.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.CellData;
import analysis.summary.RunData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.RunInfo;

/**
 * {@code single-user.json} of the AKS benchmark suite, with exactly its field names: how long one user waits for a model. The
 * total is that of the pull and the cold load, as there; what was not done is null.
 */
public final class SingleUserJson {

    private static final String NAME = "single-user";

    private SingleUserJson() {}

    /** The text of each file by its name: {@code single-user.json}, or with several models a file for each. */
    public static Map<String, String> write(RunData data) {
        List<String> models = data.lifecycle().stream()
                .map(LifecycleEvent::model)
                .distinct()
                .sorted()
                .toList();
        Map<String, String> files = new TreeMap<>();
        for (String model : models) {
            String name = models.size() == 1 ? NAME : NAME + "-" + GatlingStats.slug(model);
            files.put(name + ".json", ReportJson.inOrder(json(data, model)));
        }
        return files;
    }

    private static Map<String, Object> json(RunData data, String model) {
        List<LifecycleEvent> events =
                data.lifecycle().stream().filter(e -> e.model().equals(model)).toList();
        LifecycleTimes loads = LifecycleTimes.of(events, Operation.COLD_LOAD, Operation.WARM_LOAD);
        Map<String, Object> measurements = new LinkedHashMap<>();
        measurements.put("DownloadTimeSeconds", of(events, Operation.PULL).averageS());
        measurements.put("DownloadStatus", of(events, Operation.PULL).status());
        measurements.put("LoadTimeColdSeconds", of(events, Operation.COLD_LOAD).averageS());
        measurements.put("LoadTimeWarmSeconds", of(events, Operation.WARM_LOAD).averageS());
        measurements.put("LoadStatus", loads.status());
        measurements.put(
                "TotalTimeSeconds",
                LifecycleTimes.of(events, Operation.PULL, Operation.COLD_LOAD).sumS());
        measurements.put(
                "TokensPerSecond",
                rate(data.ofModel(model)).map(ExportJson::rounded).orElse(null));
        return ExportJson.map(
                "Timestamp",
                ExportJson.time(data.info()),
                "Model",
                model,
                "OllamaEndpoint",
                endpoint(data.info()),
                "Measurements",
                measurements);
    }

    private static LifecycleTimes of(List<LifecycleEvent> events, Operation operation) {
        return LifecycleTimes.of(events, operation);
    }

    static String endpoint(RunInfo info) {
        return info.target() == null ? null : info.target().baseUrl();
    }

    /** Mean of tokens/s over all successful generations. */
    static Optional<Double> rate(Collection<CellData> cells) {
        double[] samples = CellData.samples(cells, Metric.TOKENS_PER_S);
        return Distribution.of(samples).map(Distribution::mean);
    }
}
