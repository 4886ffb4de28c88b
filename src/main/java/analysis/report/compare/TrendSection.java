package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Notice;
import analysis.report.page.Block.Notices;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.sections.RunPage;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.report.svg.Spark;
import analysis.report.text.Decimal;
import analysis.stats.LinearTrend;
import analysis.stats.Metric.Better;
import analysis.summary.comparison.ComparedFigure;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.LevelStep;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.comparison.RunComparison.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.RunInfo;

/** Section on trends of figures from run to run, in order of time. */
final class TrendSection {

    private static final int FEWEST_RUNS = 3;
    private static final int STEPS_SHOWN = 3;

    /** Figures that are drawn for each model. */
    private static final List<ComparedFigure> DRAWN =
            List.of(ComparedFigure.TTFT_P50, ComparedFigure.TTFT_P95, ComparedFigure.USER_TOKENS_PER_S);

    private final RunComparison comparison;
    private final List<Integer> order;

    private TrendSection(RunComparison comparison) {
        this.comparison = comparison;
        this.order = comparison.byStart();
    }

    static List<Block> blocks(RunComparison comparison) {
        boolean moves = comparison.rows().stream()
                .anyMatch(row ->
                        row.values().stream().filter(OptionalDouble::isPresent).count() > 1);
        return comparison.runs().size() < FEWEST_RUNS || !moves ? List.of() : new TrendSection(comparison).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(steps()));
        lines().forEach((title, rows) ->
                DRAWN.forEach(figure -> blocks.add(figure(blocks.size(), title, figure, rows))));
        blocks.add(table());
        blocks.add(new Paragraph("Least-squares line through the runs' values, with the 95 % interval of its slope."
                + " Every run has the same weight, whatever the time between runs."));
        return blocks;
    }

    /** Steps: changes of a figure's level that persist, by the run at which they occur. */
    static List<Block> steps(RunComparison comparison) {
        return comparison.runs().size() < FEWEST_RUNS ? List.of() : List.of(new TrendSection(comparison).steps());
    }

    /** How many figures stepped, as a sentence; empty if none did. */
    static String sentence(RunComparison comparison) {
        if (comparison.runs().size() < FEWEST_RUNS) {
            return "";
        }
        long worse = stepped(comparison, true);
        long better = stepped(comparison, false);
        return Stream.of(count(worse, "worse"), count(better, "better"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" and "), words -> words.isEmpty() ? "" : " Over time, " + words + "."));
    }

    private static String count(long figures, String way) {
        return figures == 0 ? "" : figures + (figures == 1 ? " figure" : " figures") + " became lastingly " + way;
    }

    private static long stepped(RunComparison comparison, boolean worse) {
        return comparison.rows().stream()
                .filter(row -> comparison.steps(row).stream().anyMatch(step -> worse(row, step) == worse))
                .count();
    }

    private Notices steps() {
        Names names = new Names(comparison);
        Map<Integer, Map<Boolean, List<Step>>> steps = new TreeMap<>();
        for (Row row : comparison.rows()) {
            for (LevelStep step : comparison.steps(row)) {
                steps.computeIfAbsent(step.run(), run -> new TreeMap<>(Comparator.reverseOrder()))
                        .computeIfAbsent(worse(row, step), worse -> new ArrayList<>())
                        .add(new Step(names.inSentence(row), step.change()));
            }
        }
        List<Notice> notices = new ArrayList<>();
        steps.forEach((run, ways) -> ways.forEach((worse, figures) -> notices.add(new Notice(
                worse ? Tone.BAD : Tone.GOOD,
                "Step",
                (figures.size() == 1 ? "1 figure" : figures.size() + " figures")
                        + (worse ? " became worse" : " became better") + " at run " + names.of(run)
                        + place(comparison.runs().get(run)) + ", and stayed so.",
                "",
                cases(figures)))));
        return new Notices(notices);
    }

    /** Step of a figure; {@code change} is relative to the level before. */
    private record Step(String figure, double change) {}

    private static List<String> cases(List<Step> figures) {
        List<String> cases = new ArrayList<>(figures.stream()
                .sorted(Comparator.comparingDouble((Step step) -> -Math.abs(step.change())))
                .limit(STEPS_SHOWN)
                .map(step -> step.figure() + ": " + Decimal.signed(100 * step.change(), 0) + " %")
                .toList());
        if (figures.size() > STEPS_SHOWN) {
            cases.add("and " + (figures.size() - STEPS_SHOWN) + " more");
        }
        return cases;
    }

    private static boolean worse(Row row, LevelStep step) {
        return step.change() > 0 != (row.figure().better() == Better.HIGHER);
    }

    private static String place(NamedRun run) {
        RunInfo info = run.data().info();
        RunInfo.Environment environment = info.environment();
        String commit = environment == null || environment.gitCommit() == null
                ? ""
                : ", commit " + RunsSection.shortened(environment.gitCommit());
        return " of " + RunPage.TIME.format(info.start()) + commit;
    }

    /** Rows of each group of charts: one group per model with a line per series, or a single group if no model has several series. */
    private Map<String, Map<String, List<Row>>> lines() {
        boolean byModel = comparison.rows().stream().map(Row::cell).distinct().count()
                > comparison.rows().stream()
                        .map(row -> row.cell().model())
                        .distinct()
                        .count();
        Map<String, Map<String, List<Row>>> lines = new LinkedHashMap<>();
        for (Row row : comparison.rows()) {
            lines.computeIfAbsent(byModel ? row.cell().model() : "", title -> new LinkedHashMap<>())
                    .computeIfAbsent(byModel ? row.cell().series() : row.cell().model(), name -> new ArrayList<>())
                    .add(row);
        }
        return lines;
    }

    private Chart figure(int position, String title, ComparedFigure figure, Map<String, List<Row>> rows) {
        List<Named> lines = new ArrayList<>();
        rows.forEach((name, ofName) -> ofName.stream()
                .filter(row -> row.figure() == figure)
                .forEach(row -> lines.add(new Named(name, "", points(row)))));
        double highest = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> !Double.isNaN(y))
                .max()
                .orElse(0);
        return new Chart(
                "trend-" + position,
                title.isEmpty() ? figure.label() : figure.label() + ", " + title,
                "By run, the oldest first.",
                Axis.categories("run", order.stream().map(Names::letter).toList()),
                Axis.fromZero(unit(figure), highest),
                Line.Style.MARKED,
                Colour.BLUE,
                lines,
                List.of());
    }

    private static String unit(ComparedFigure figure) {
        return figure == ComparedFigure.USER_TOKENS_PER_S ? "tokens/s" : "ms";
    }

    /** Points of a row; NaN where a run has no value, which breaks the line. */
    private List<Point> points(Row row) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            points.add(new Point(i, row.values().get(order.get(i)).orElse(Double.NaN)));
        }
        return points;
    }

    private Table table() {
        record Trend(Row row, LinearTrend line) {
            Cell pct(double change) {
                return Cell.text(Decimal.signed(change * (100 / line.mean()), 1));
            }
        }
        TableBuilder<Trend> table = new TableBuilder<Trend>("Change from run to run")
                .groupedBy("Series")
                .text("Figure", trend -> trend.row().figure().label())
                .cell("Oldest to newest", trend -> spark(trend.row()))
                .numeric("Per run", "%", trend -> trend.pct(trend.line().slope()))
                .numeric("From", "%", trend -> trend.pct(trend.line().low()))
                .numeric("To", "%", trend -> trend.pct(trend.line().high()))
                .cell("Finding", trend -> finding(trend.row(), trend.line()));
        RowGroups groups = new RowGroups(table);
        for (Row row : comparison.rows()) {
            comparison.trend(row).filter(trend -> trend.mean() != 0).ifPresent(trend -> {
                groups.before(row);
                table.row(new Trend(row, trend));
            });
        }
        return table.build();
    }

    private Cell spark(Row row) {
        double[] values = order.stream()
                .map(row.values()::get)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return Cell.drawn(Spark.of(values), Sparkline.of(values));
    }

    private static Cell finding(Row row, LinearTrend trend) {
        if (!trend.isShown()) {
            return Cell.text("no trend shown");
        }
        boolean rising = trend.slope() > 0;
        boolean better = rising == (row.figure().better() == Better.HIGHER);
        return Cell.text((rising ? "rising" : "falling") + (better ? ", better" : ", worse"))
                .toned(better ? Tone.GOOD : Tone.BAD);
    }
}
