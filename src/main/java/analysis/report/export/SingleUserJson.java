package analysis.report.export;

import analysis.report.text.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.RunInfo;

/**
 * {@code single-user.json} of the AKS benchmark suite, with exactly its field names: the time one user waits for a model. As there, the
 * total is that of the pull and the cold load; several rounds are averaged. Values that were not measured are null.
 */
public final class SingleUserJson {

    private static final String NAME = "single-user";

    private SingleUserJson() {}

    /** Text of each file by its name: {@code single-user.json}, or one file per model. */
    public static Map<String, String> write(RunData data) {
        List<String> models =
                data.lifecycle().stream().map(LifecycleEvent::model).distinct().toList();
        Map<String, String> files = new TreeMap<>();
        for (String model : models) {
            String name = models.size() == 1 ? NAME : NAME + "-" + GatlingStats.slug(model);
            files.put(name + ".json", ReportJson.inOrder(json(data, model)));
        }
        return files;
    }

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Waited(String timestamp, String model, String ollamaEndpoint, Measured measurements) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Measured(
            BigDecimal downloadTimeSeconds,
            String downloadStatus,
            BigDecimal loadTimeColdSeconds,
            BigDecimal loadTimeWarmSeconds,
            String loadStatus,
            BigDecimal totalTimeSeconds,
            BigDecimal tokensPerSecond) {}

    private static Waited json(RunData data, String model) {
        List<LifecycleEvent> events =
                data.lifecycle().stream().filter(e -> e.model().equals(model)).toList();
        LifecycleTimes pulls = LifecycleTimes.of(events, Operation.PULL);
        LifecycleTimes cold = LifecycleTimes.of(events, Operation.COLD_LOAD);
        return new Waited(
                ExportJson.time(data.info()),
                model,
                endpoint(data.info()),
                new Measured(
                        pulls.averageS(),
                        pulls.status(),
                        cold.averageS(),
                        LifecycleTimes.of(events, Operation.WARM_LOAD).averageS(),
                        LifecycleTimes.of(events, Operation.COLD_LOAD, Operation.WARM_LOAD)
                                .status(),
                        total(pulls.averageS(), cold.averageS()),
                        rate(data.ofModel(model))));
    }

    /** Sum of the rounded values that are present, so that it agrees with them. */
    static BigDecimal total(BigDecimal pull, BigDecimal load) {
        return pull == null || load == null ? Optional.ofNullable(pull).orElse(load) : pull.add(load);
    }

    static String endpoint(RunInfo info) {
        return info.target() == null ? null : info.target().baseUrl();
    }

    /** Mean of tokens/s over all successful generations; null if there are none. */
    static BigDecimal rate(Collection<CellData> cells) {
        return Distribution.of(CellData.samples(cells, Metric.TOKENS_PER_S))
                .map(rate -> ExportJson.rounded(rate.mean()))
                .orElse(null);
    }
}
