package analysis.report.data;

import analysis.report.capacity.CapacityJson;
import analysis.report.sections.RunContent;
import analysis.report.text.ReportJson;
import analysis.report.verdict.PairedJson;
import analysis.summary.RunSummary;
import analysis.summary.load.LoadLevel;
import analysis.summary.samples.Warning;
import analysis.summary.server.ResourceSummary;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import run.RunInfo;

/**
 * {@code summary.json}: all figures of a run. {@code docs/metrics.md} describes the fields. Within a version, fields may be added, but none
 * changes its meaning.
 */
public final class SummaryJson {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "summary.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private SummaryJson() {}

    private record Content(
            int schema,
            JsonNode run,
            int injectors,
            FiguresJson overall,
            List<OfModel> models,
            List<OfSeries> series,
            Optional<List<OfLevel>> levels,
            Optional<List<ResourceSummary>> resources,
            OptionalDouble prefixCacheHitRatio,
            Optional<List<ServerJson.Account>> serverClock,
            Optional<List<ServerJson.Energy>> energy,
            Optional<List<CostJson>> cost,
            Optional<ServerJson.Memory> memory,
            Optional<List<ServerJson.Drifting>> drift,
            Optional<ServerJson.Lifecycle> lifecycle,
            Optional<List<ServerJson.Structured>> structured,
            Optional<List<SessionsJson>> sessions,
            Optional<List<PairedJson>> pairs,
            Optional<List<SteadyJson>> steady,
            List<Told> warnings,
            @JsonUnwrapped AssessmentJson assessment,
            Optional<JsonNode> capacity) {}

    private record OfModel(String model, @JsonUnwrapped FiguresJson figures) {}

    private record OfSeries(
            String model, String series, @JsonUnwrapped FiguresJson figures) {}

    private record OfLevel(
            Optional<Integer> users,
            Optional<Double> ratePerS,
            int series,
            @JsonUnwrapped FiguresJson figures) {

        OfLevel(LoadLevel level) {
            this(level.load().users(), level.load().ratePerS(), level.cells(), FiguresJson.of(level.summary()));
        }
    }

    private record Told(String id, String what, String why, String advice) {

        Told(Warning warning) {
            this(
                    warning.kind().id(),
                    warning.what(),
                    warning.kind().why(),
                    warning.kind().advice());
        }
    }

    /** Content with the figures alone. */
    public static String write(RunSummary run) {
        return write(run, List.of(), null, Optional.empty());
    }

    /** Content of the file. */
    public static String write(RunContent content) {
        return write(content, Optional.empty());
    }

    /** Content of the file, with the result of a capacity search. */
    public static String write(RunContent content, Optional<CapacityJson> capacity) {
        return write(
                content.summary(),
                SteadyJson.of(content.data()),
                AssessmentJson.of(content),
                capacity.map(ReportJson::unchanged));
    }

    private static String write(
            RunSummary run, List<SteadyJson> steady, AssessmentJson assessment, Optional<JsonNode> capacity) {
        return ReportJson.of(new Content(
                SCHEMA,
                described(run.info()),
                run.injectors().size(),
                FiguresJson.of(run.overall()),
                run.models().entrySet().stream()
                        .map(model -> new OfModel(model.getKey(), FiguresJson.of(model.getValue())))
                        .toList(),
                run.cells().entrySet().stream()
                        .map(cell -> new OfSeries(
                                cell.getKey().model(), cell.getKey().series(), FiguresJson.of(cell.getValue())))
                        .toList(),
                some(run.levels().stream().map(OfLevel::new).toList()),
                some(run.resources().all()),
                run.resources().prefixCacheHitRatio(),
                some(run.resources().accounts().stream()
                        .map(ServerJson.Account::new)
                        .toList()),
                some(run.resources().energy().stream()
                        .map(ServerJson.Energy::new)
                        .toList()),
                some(CostJson.of(run)),
                ServerJson.Memory.of(run.resources()),
                some(run.drift().stream().map(ServerJson.Drifting::new).toList()),
                ServerJson.Lifecycle.of(run.lifecycle(), run.readyScaling()),
                some(ServerJson.Structured.of(run)),
                some(run.sessions().stream().map(SessionsJson::new).toList()),
                some(run.pairs().stream().map(PairedJson::of).toList()),
                some(steady),
                run.warnings().stream().map(Told::new).toList(),
                assessment,
                capacity));
    }

    /** Description of the run; without run.json, seed and quick are unknown and left out. */
    private static JsonNode described(RunInfo info) {
        ObjectNode run = ReportJson.unchanged(info).deepCopy();
        return info.target() != null ? run : run.without(List.of("seed", "quick"));
    }

    /** List that is left out if it is empty. */
    private static <T> Optional<List<T>> some(List<T> list) {
        return Optional.of(list).filter(all -> !all.isEmpty());
    }
}
