package analysis.report.sections;

import static analysis.summary.figures.Figure.FAILED;
import static analysis.summary.figures.Figure.GENERATIONS;
import static analysis.summary.figures.Figure.REQUESTS_PER_S;
import static analysis.summary.figures.Figure.SYSTEM_TOKENS_PER_S;
import static analysis.summary.figures.Figure.WINDOW_S;
import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.TTFT;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.svg.Line.Point;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ScalingRating;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Sections on load levels: by users, by arrival rate, and pooled over the models of a level. */
public final class LoadSections {

    /** Explanation of scaling figures. */
    public static final String SCALING =
            "Scaling efficiency: system tokens/s (requests/s if tokens are not counted) relative to the lowest"
                    + " level, divided by the relative number of users. Speed-up: scaling efficiency times users. "
                    + ScalingRating.bands();

    private static final double LINEAR_PCT = 100;

    /**
     * Ratio of the models' summed times to a level's time above which they share it. Models called one after the other only leave pauses.
     */
    private static final double SHARED = 1.2;

    /** Height to which the ideal line is drawn, relative to the highest measured value. */
    private static final double ROOM = 1.15;

    /** Most important figures, as many as fit a page; the tables of every series have the others. */
    private static final FigureColumns FIGURES = FigureColumns.of(
            SYSTEM_TOKENS_PER_S,
            REQUESTS_PER_S,
            TTFT.p50(),
            TTFT.p95(),
            LATENCY.p50(),
            LATENCY.p95(),
            FAILED,
            GENERATIONS);

    private static final int MOST_NAMES = 3;

    private LoadSections() {}

    /** Section on numbers of users: charts, {@link #usersTable}, and explanations. */
    static List<Block> concurrency(RunSummary run, LimitLines limits) {
        List<LoadSweep> sweeps = run.userSweeps();
        if (sweeps.isEmpty()) {
            return List.of();
        }
        boolean inTurn = areAskedInTurn(run);
        SweepCharts charts = new SweepCharts(inTurn ? together(run) : sweeps, "concurrency", "users at once");
        List<Block> blocks = new ArrayList<>(List.of(
                charts.tradeOff(limits.on(charts.delay())),
                throughput(charts, inTurn),
                charts.of(
                        "efficiency",
                        "Scaling efficiency",
                        "%",
                        "100 % is linear scaling from the lowest level.",
                        (sweep, level) -> OptionalDouble.of(sweep.efficiencyPct(level)),
                        List.of(new Named(
                                "linear scaling",
                                "",
                                List.of(new Point(0, LINEAR_PCT), new Point(charts.most(), LINEAR_PCT))))),
                median(new SweepCharts(sweeps, "concurrency", "users at once"), "latency", LATENCY.p50())));
        blocks.add(usersTable(run));
        blocks.addAll(balances(run));
        blocks.add(new Paragraph(SCALING));
        return blocks;
    }

    /** Sweep of all models of a level: of models called in turn, each has about the same share of the throughput. */
    private static List<LoadSweep> together(RunSummary run) {
        LoadSweep all = LoadSweep.ofAll("all models together", run.levels());
        return all.levels().size() > 1 ? List.of(all) : run.userSweeps();
    }

    /** Whether models share the time of a level, which is then shorter than the sum of their times. */
    private static boolean areAskedInTurn(RunSummary run) {
        return run.levels().stream().anyMatch(all -> {
            double apartS = run.userSweeps().stream()
                    .flatMap(sweep -> sweep.levels().stream())
                    .filter(level -> level.load().equals(all.load()))
                    .mapToDouble(level -> level.value(WINDOW_S))
                    .sum();
            return apartS > SHARED * all.value(WINDOW_S);
        });
    }

    private static Chart throughput(SweepCharts charts, boolean inTurn) {
        String note = charts.sweeps().size() == 1
                ? "Dashed: linear scaling from the lowest level." + (inTurn ? " Users call the models in turn." : "")
                : "All users of a model together.";
        LoadSweep only = charts.sweeps().get(0);
        List<Named> linear = List.of();
        if (charts.sweeps().size() == 1) {
            double perUser = only.lowest().value(only.throughput())
                    / only.lowest().load().amount();
            double highest = only.levels().stream()
                    .mapToDouble(level -> level.value(only.throughput()))
                    .max()
                    .orElse(0);
            double users = Math.min(charts.most(), ROOM * highest / perUser);
            linear = List.of(
                    new Named("linear scaling", "", List.of(new Point(0, 0), new Point(users, users * perUser))));
        }
        return charts.of("throughput", only.throughput(), note, linear);
    }

    private static Chart median(SweepCharts charts, String name, Figure figure) {
        return charts.of(name, figure, "Median of what succeeded at each level.", List.of());
    }

    /** Table of user levels compared with the lowest; empty without levels. */
    static Table usersTable(RunSummary run) {
        TableBuilder<Rung> table = table("By the number of users", "Users")
                .cell("Rating", rung -> rating(rung.sweep(), rung.level()))
                .numeric(
                        "Scaling efficiency",
                        "%",
                        0,
                        rung -> rung.compared(rung.sweep().efficiencyPct(rung.level())))
                .numeric(
                        "Speed-up",
                        "times",
                        2,
                        rung -> rung.compared(rung.sweep().speedUp(rung.level())));
        FIGURES.counting(run.counted()).to(table, rung -> rung.level().summary());
        run.userSweeps().forEach(sweep -> add(table, sweep));
        if (areAskedInTurn(run)) {
            table.note(
                    "System tokens/s and requests/s are each model's share of its level, because users call the models in"
                            + " turn. The table of levels has the sum.");
        }
        return table.build();
    }

    /** Sentences on where more users stop paying off, one for all sweeps of which the same is true. */
    private static List<Block> balances(RunSummary run) {
        return run.userSweeps().stream()
                .filter(LoadSweep::isRated)
                .collect(Collectors.groupingBy(
                        sweep -> sweep.best().users()
                                + (sweep.best() == sweep.highest()
                                        ? ", the highest level: throughput still grows, so try more users"
                                        : ""),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> (Block) new Paragraph(names(same.getValue(), run)
                        + ": the best balance of throughput and latency is at " + same.getKey()
                        + beyond(same.getValue()) + "."))
                .toList();
    }

    /** What still more users bring and cost; too much for one sentence on several sweeps. */
    private static String beyond(List<LoadSweep> some) {
        LoadSweep only = some.get(0);
        return some.size() > 1 || only.best() == only.highest() ? "" : "; " + only.beyondBest();
    }

    private static String names(List<LoadSweep> some, RunSummary run) {
        if (some.size() <= MOST_NAMES || run.isOfTwoServers()) {
            return some.stream().map(LoadSweep::name).collect(Collectors.joining(", "));
        }
        return some.size() == run.userSweeps().size()
                ? "All " + some.size() + " models"
                : some.size() + " of " + run.userSweeps().size() + " models";
    }

    /** Rating of a level's efficiency relative to the lowest level. */
    public static Cell rating(LoadSweep sweep, LoadLevel level) {
        if (level == sweep.lowest()) {
            return Cell.text("(base)");
        }
        Cell rating = rating(sweep.rating(level));
        return sweep.isOfFewSamples(level) ? rating.toned(Tone.NOTE).few(true) : rating;
    }

    /** Number that compares a level with the lowest, marked where it is not rated. */
    public static Cell compared(double value, LoadSweep sweep, LoadLevel level) {
        return Cell.number(value).few(level != sweep.lowest() && sweep.isOfFewSamples(level));
    }

    static Cell rating(ScalingRating rating) {
        return Cell.text(rating.words())
                .toned(
                        switch (rating) {
                            case EXCELLENT, GOOD -> Tone.GOOD;
                            case ACCEPTABLE -> Tone.NOTE;
                            case POOR -> Tone.BAD;
                        });
    }

    /** Section on arrival rates: where latency bends upwards, requests wait for the ones before them. */
    static List<Block> arrivals(RunSummary run, LimitLines limits) {
        if (run.rateSweeps().isEmpty()) {
            return List.of();
        }
        SweepCharts charts = new SweepCharts(run.rateSweeps(), "rate", "arrivals per second");
        return List.of(
                charts.tradeOff(limits.on(charts.delay())),
                charts.of("latency-p50", LATENCY.p50(), "Half of what succeeded at each rate took longer.", List.of()),
                charts.of("latency-p95", LATENCY.p95(), "p95 of the successful generations at each rate.", List.of()),
                charts.of(
                        "completed",
                        REQUESTS_PER_S,
                        "Dashed: the arrival rate. Below it, requests queue up.",
                        List.of(new Named(
                                "arrival rate",
                                "",
                                List.of(new Point(0, 0), new Point(charts.most(), charts.most()))))),
                rates(run),
                new Paragraph("Arrivals do not wait for answers. While the server keeps up, generations complete at the"
                        + " arrival rate and latency hardly depends on it. Beyond that, the queue grows, and"
                        + " latencies depend on the length of the level. Requests/s counts up to the last answer, so"
                        + " in a short level it is slightly below the rate in any case."));
    }

    static Table rates(RunSummary run) {
        TableBuilder<Rung> table = table("By arrival rate", "Arrivals/s");
        FIGURES.counting(run.counted()).to(table, rung -> rung.level().summary());
        run.rateSweeps().forEach(sweep -> add(table, sweep));
        return table.build();
    }

    /** Table of levels, pooled over models and prompts; empty if that adds nothing. */
    static Table levels(RunSummary run) {
        TableBuilder<LoadLevel> table = new TableBuilder<LoadLevel>("All models and prompts of a level, pooled")
                .text("Level", level -> level.load().name())
                .count("Series", LoadLevel::cells);
        FIGURES.counting(run.counted()).to(table, LoadLevel::summary);
        return table.build(run.levels());
    }

    /** Level of a sweep. */
    private record Rung(LoadSweep sweep, LoadLevel level) {
        Cell compared(double value) {
            return LoadSections.compared(value, sweep, level);
        }
    }

    private static TableBuilder<Rung> table(String caption, String load) {
        return new TableBuilder<Rung>(caption)
                .text(load, rung -> rung.level().load().text());
    }

    private static void add(TableBuilder<Rung> table, LoadSweep sweep) {
        table.group(sweep.name());
        sweep.levels().forEach(level -> table.row(new Rung(sweep, level)));
    }
}
