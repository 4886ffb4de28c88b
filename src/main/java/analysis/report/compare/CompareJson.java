package analysis.report.compare;

import analysis.report.Decimal;
import analysis.report.ReportJson;
import analysis.stats.Distribution;
import analysis.summary.CellData;
import analysis.summary.Change;
import analysis.summary.Changed;
import analysis.summary.Figure.Single;
import analysis.summary.LoadLevel;
import analysis.summary.Parity;
import analysis.summary.RunComparison;
import analysis.summary.RunComparison.NamedRun;
import analysis.summary.RunComparison.Row;
import analysis.summary.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import run.RunInfo;

/**
 * {@code compare.json}: keys are sorted, absent values are null in lists by run and left out elsewhere, numbers have at
 * most six decimals. {@code docs/comparing-runs.md} describes the fields; a field may be added within a version, and none
 * changes its meaning.
 */
public final class CompareJson {

    /** Name of the file. */
    public static final String FILE_NAME = "compare.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private CompareJson() {}

    /** The whole file. */
    public static String write(RunComparison comparison) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("schema", SCHEMA);
        json.put("sentence", CompareHeadline.of(comparison));
        json.put("runs", runs(comparison));
        json.put(
                "figures",
                comparison.rows().stream().map(row -> figure(comparison, row)).toList());
        json.put(
                "scaling",
                comparison.scalings().stream().map(CompareJson::scaling).toList());
        json.put(
                "parity",
                comparison.parities().stream().map(CompareJson::parity).toList());
        return ReportJson.sorted(json);
    }

    private static List<Object> runs(RunComparison comparison) {
        List<Object> runs = new ArrayList<>();
        for (int position = 0; position < comparison.runs().size(); position++) {
            NamedRun run = comparison.runs().get(position);
            RunInfo info = run.data().info();
            SortedMap<String, Object> json = new TreeMap<>();
            json.put("name", run.name());
            json.put("start", info.start().toString());
            json.put("simulation", info.simulation());
            if (info.target() != null) {
                put(json, "baseUrl", info.target().baseUrl());
                put(json, "product", info.target().product());
                put(json, "version", info.target().version());
                json.put("mock", info.target().mock());
            }
            if (info.environment() != null) {
                put(json, "gitCommit", info.environment().gitCommit());
            }
            json.put("generations", RunsSection.sum(run, CellData::generations));
            json.put("failed", RunsSection.sum(run, CellData::failed));
            json.put(
                    "warnings",
                    run.data().warnings().stream()
                            .map(warning ->
                                    new TreeMap<>(Map.of("id", warning.kind().id(), "what", warning.what())))
                            .toList());
            json.put(
                    "unlikeFirst",
                    DescribedRuns.unlike(comparison, position).stream()
                            .map(difference -> new TreeMap<>(Map.of(
                                    "what",
                                    difference.what(),
                                    "first",
                                    difference.baseline(),
                                    "this",
                                    difference.current())))
                            .toList());
            runs.add(json);
        }
        return runs;
    }

    private static void put(SortedMap<String, Object> json, String field, String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static SortedMap<String, Object> figure(RunComparison comparison, Row row) {
        SortedMap<String, Object> json = named(row);
        json.put("better", row.figure().better().name().toLowerCase(Locale.ROOT));
        json.put("values", row.values().stream().map(CompareJson::number).toList());
        Distribution over = row.overRuns().orElseThrow();
        json.put("average", Decimal.exact(over.mean()));
        json.put("min", Decimal.exact(over.min()));
        json.put("max", Decimal.exact(over.max()));
        over.sd().ifPresent(sd -> json.put("sd", Decimal.exact(sd)));
        json.put(
                "changes",
                row.changes().stream()
                        .map(change -> change.map(found -> {
                                    SortedMap<String, Object> changed = change(found);
                                    changed.put(
                                            "effect",
                                            Changed.of(row, found)
                                                    .effect()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT));
                                    return changed;
                                })
                                .orElse(null))
                        .toList());
        comparison.trend(row).filter(trend -> trend.mean() != 0).ifPresent(trend -> {
            double toPct = 100 / trend.mean();
            json.put(
                    "trend",
                    new TreeMap<>(Map.of(
                            "perRunPct", Decimal.exact(trend.slope() * toPct),
                            "lowPct", Decimal.exact(trend.low() * toPct),
                            "highPct", Decimal.exact(trend.high() * toPct),
                            "shown", trend.isShown())));
        });
        return json;
    }

    private static SortedMap<String, Object> named(Row row) {
        return new TreeMap<>(Map.of(
                "model", row.cell().model(),
                "series", row.cell().series(),
                "figure", row.figure().name().toLowerCase(Locale.ROOT)));
    }

    private static SortedMap<String, Object> change(Change change) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("pct", Decimal.exact(change.pct()));
        change.interval().ifPresent(interval -> {
            json.put("lowPct", Decimal.exact(interval.lowPct()));
            json.put("highPct", Decimal.exact(interval.highPct()));
        });
        return json;
    }

    private static SortedMap<String, Object> scaling(Scaling scaling) {
        return new TreeMap<>(Map.of(
                "runs",
                scaling.runs(),
                "model",
                scaling.sweep().model(),
                "levels",
                scaling.sweep().levels().stream()
                        .map(level -> level(scaling, level))
                        .toList()));
    }

    private static SortedMap<String, Object> level(Scaling scaling, LoadLevel level) {
        double efficiency = scaling.sweep().efficiencyPct(level, Single.REQUESTS_PER_S) / 100;
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("users", level.load().users().orElseThrow());
        json.put("sPerGeneration", Decimal.exact(scaling.overallS(level)));
        json.put("speedUp", Decimal.exact(efficiency * level.load().amount()));
        json.put("efficiency", Decimal.exact(efficiency));
        if (scaling.sweep().throughput() == Single.SYSTEM_TOKENS_PER_S) {
            json.put("tokenEfficiency", Decimal.exact(scaling.sweep().efficiencyPct(level) / 100));
        }
        return json;
    }

    private static SortedMap<String, Object> parity(Parity parity) {
        return new TreeMap<>(Map.of(
                "server",
                parity.node(),
                "reference",
                parity.reference(),
                "marginPct",
                Decimal.exact(Parity.MARGIN_PCT),
                "figures",
                parity.figures().stream()
                        .map(figure -> {
                            SortedMap<String, Object> json = named(figure.row());
                            json.putAll(change(figure.change()));
                            json.put("finding", figure.finding().name().toLowerCase(Locale.ROOT));
                            return json;
                        })
                        .toList()));
    }

    private static Object number(OptionalDouble value) {
        return value.isPresent() ? Decimal.exact(value.getAsDouble()) : null;
    }
}
