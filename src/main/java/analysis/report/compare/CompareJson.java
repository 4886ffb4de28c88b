package analysis.report.compare;

import analysis.report.text.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.LinearTrend;
import analysis.stats.Metric.Better;
import analysis.summary.comparison.Change;
import analysis.summary.comparison.Changed;
import analysis.summary.comparison.ComparedFigure;
import analysis.summary.comparison.Effect;
import analysis.summary.comparison.Parity;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.LevelStep;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.comparison.RunComparison.Row;
import analysis.summary.comparison.Scaling;
import analysis.summary.figures.Figure;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ReadyScaling;
import analysis.summary.samples.Warning;
import analysis.verdict.baseline.Difference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import run.RunInfo;

/**
 * {@code compare.json}: absent values are null in lists by run and left out elsewhere. {@code docs/comparing-runs.md} describes the fields.
 * Within a version, fields may be added, but none changes its meaning.
 */
public final class CompareJson {

    /** Name of the file. */
    public static final String FILE_NAME = "compare.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private static final double PERCENT = 100;

    private CompareJson() {}

    private record Content(
            int schema,
            String sentence,
            List<Run> runs,
            List<Compared> figures,
            List<OfScaling> scaling,
            Optional<List<Ready>> readyScaling,
            List<OfParity> parity) {}

    /** Content of the file. */
    public static String write(RunComparison comparison) {
        return ReportJson.of(new Content(
                SCHEMA,
                CompareHeadline.of(comparison),
                IntStream.range(0, comparison.runs().size())
                        .mapToObj(position -> new Run(comparison, position))
                        .toList(),
                comparison.rows().stream()
                        .map(row -> new Compared(comparison, row))
                        .toList(),
                comparison.scalings().stream().map(OfScaling::new).toList(),
                ScalingSection.ready(comparison).map(Ready::of),
                comparison.parities().stream().map(OfParity::new).toList()));
    }

    /** Number of users who pulled and loaded at once. */
    private record Ready(int users, double overallS, double speedUp, double efficiencyPct) {

        static List<Ready> of(ReadyScaling scaling) {
            return scaling.levels().stream()
                    .map(level -> new Ready(
                            level.users(), level.overallS(), scaling.speedUp(level), scaling.efficiencyPct(level)))
                    .toList();
        }
    }

    private record Run(
            String name,
            String start,
            String simulation,
            @JsonUnwrapped Target target,
            Optional<String> gitCommit,
            long generations,
            OptionalLong failed,
            List<Told> warnings,
            List<Unlike> unlikeFirst) {

        Run(RunComparison comparison, int position) {
            this(
                    comparison.runs().get(position),
                    comparison.runs().get(position).data().info(),
                    DescribedRuns.unlike(comparison, position));
        }

        private Run(NamedRun run, RunInfo info, List<Difference> unlike) {
            this(
                    run.name(),
                    info.start().toString(),
                    info.simulation(),
                    info.target() == null ? null : new Target(info.target()),
                    Optional.ofNullable(info.environment()).map(RunInfo.Environment::gitCommit),
                    RunsSection.generations(run),
                    RunsSection.failed(run),
                    run.data().warnings().stream().map(Told::new).toList(),
                    unlike.stream().map(Unlike::new).toList());
        }
    }

    private record Target(String baseUrl, String product, String version, boolean mock) {

        Target(RunInfo.Target target) {
            this(target.baseUrl(), target.product(), target.version(), target.mock());
        }
    }

    private record Told(String id, String what) {

        Told(Warning warning) {
            this(warning.kind().id(), warning.what());
        }
    }

    private record Unlike(
            String what, String first, @JsonProperty("this") String here) {

        Unlike(Difference difference) {
            this(difference.what(), difference.baseline(), difference.current());
        }
    }

    private record Named(String model, String series, ComparedFigure figure) {

        Named(Row row) {
            this(row.cell().model(), row.cell().series(), row.figure());
        }
    }

    /** Figure by run; changes are null for the first run, and where a value is missing. */
    private record Compared(
            @JsonUnwrapped Named named,
            Better better,
            List<OptionalDouble> values,
            double average,
            double min,
            double max,
            OptionalDouble sd,
            List<Optional<WithEffect>> changes,
            Optional<Moving> trend,
            Optional<List<Stepped>> steps) {

        Compared(RunComparison comparison, Row row) {
            this(row, row.overRuns().orElseThrow(), comparison.trend(row), comparison.steps(row));
        }

        private Compared(Row row, Distribution over, Optional<LinearTrend> trend, List<LevelStep> steps) {
            this(
                    new Named(row),
                    row.figure().better(),
                    row.values(),
                    over.mean(),
                    over.min(),
                    over.max(),
                    over.sd(),
                    row.changes().stream()
                            .map(change -> change.map(found -> new WithEffect(
                                    new By(found), Changed.of(row, found).effect())))
                            .toList(),
                    trend.filter(found -> found.mean() != 0).map(Moving::new),
                    Optional.of(steps.stream().map(Stepped::new).toList()).filter(all -> !all.isEmpty()));
        }
    }

    private record Stepped(int run, double pct) {

        Stepped(LevelStep step) {
            this(step.run(), PERCENT * step.change());
        }
    }

    private record WithEffect(@JsonUnwrapped By change, Effect effect) {}

    private record By(double pct, Optional<Double> lowPct, Optional<Double> highPct) {

        By(Change change) {
            this(
                    change.pct(),
                    change.interval().map(Change.Interval::lowPct),
                    change.interval().map(Change.Interval::highPct));
        }
    }

    private record Moving(double perRunPct, double lowPct, double highPct, boolean shown) {

        Moving(LinearTrend trend) {
            this(
                    PERCENT * trend.slope() / trend.mean(),
                    PERCENT * trend.low() / trend.mean(),
                    PERCENT * trend.high() / trend.mean(),
                    trend.isShown());
        }
    }

    private record OfScaling(List<Integer> runs, String model, List<Level> levels) {

        OfScaling(Scaling scaling) {
            this(
                    scaling.runs(),
                    scaling.sweep().model(),
                    scaling.sweep().levels().stream()
                            .map(level -> Level.of(scaling, level))
                            .toList());
        }
    }

    private record Level(
            int users, double sPerGeneration, double speedUp, double efficiency, Optional<Double> tokenEfficiency) {

        static Level of(Scaling scaling, LoadLevel level) {
            LoadSweep sweep = scaling.sweep();
            double efficiency = sweep.efficiencyPct(level, Figure.REQUESTS_PER_S) / PERCENT;
            return new Level(
                    level.load().users().orElseThrow(),
                    scaling.overallS(level),
                    efficiency * level.load().amount(),
                    efficiency,
                    Optional.of(sweep)
                            .filter(counted -> counted.throughput() == Figure.SYSTEM_TOKENS_PER_S)
                            .map(counted -> counted.efficiencyPct(level) / PERCENT));
        }
    }

    private record OfParity(String server, String reference, double marginPct, List<Alike> figures) {

        OfParity(Parity parity) {
            this(
                    parity.node(),
                    parity.reference(),
                    Parity.MARGIN_PCT,
                    parity.figures().stream()
                            .map(figure ->
                                    new Alike(new Named(figure.row()), new By(figure.change()), figure.finding()))
                            .toList());
        }
    }

    private record Alike(
            @JsonUnwrapped Named named, @JsonUnwrapped By change, Parity.Finding finding) {}
}
