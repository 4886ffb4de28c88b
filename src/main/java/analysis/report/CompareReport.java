package analysis.report;

import analysis.run.RunInfo;
import analysis.stats.Distribution;
import analysis.stats.LinearTrend;
import analysis.summary.Change;
import analysis.summary.Parity;
import analysis.summary.RunComparison;
import analysis.summary.RunComparison.NamedRun;
import analysis.summary.RunComparison.Row;
import analysis.summary.Scaling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Several runs side by side, for a terminal or a build log. */
public final class CompareReport {

    private static final int DECIMALS = 2;
    private static final int LETTERS = 26;

    private final RunComparison comparison;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private CompareReport(RunComparison comparison, Style style) {
        this.comparison = comparison;
        this.style = style;
    }

    /** The report, line by line. */
    public static List<String> of(RunComparison comparison, Style style) {
        return new CompareReport(comparison, style).lines();
    }

    private List<String> lines() {
        lines.add("");
        lines.add(style.bold(CompareHeadline.of(comparison)));
        section("Runs", runs());
        section("Side by side", sideBySide());
        section("Change against A, %", changes());
        note(
                "In brackets the 95 % confidence interval, * if it excludes no change. It covers what the samples leave open,"
                        + " not how much runs differ anyway:");
        note("for a judgement of a regression use the command verdict. Changes under 5 % are easily noise.");
        if (!comparison.scalings().isEmpty()) {
            section("Scaling with users", scaling());
            note("s per generation: how long all users together take to finish one each. Speed-up: against serial."
                    + " Efficiency: (users x single-user time) / (users x overall duration).");
        }
        trend();
        for (Parity parity : comparison.parities()) {
            section(
                    "Parity of " + Inert.line(parity.node()) + " with " + Inert.line(parity.reference()),
                    parity(parity));
            note("parity: any difference that the samples leave possible is within "
                    + Decimal.fixed(Parity.MARGIN_PCT, 0) + " %.");
        }
        lines.add("");
        return lines;
    }

    private void section(String title, TextTable table) {
        if (table.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold(title));
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private void note(String text) {
        lines.add("  " + text);
    }

    static String letter(int run) {
        return run < LETTERS ? Character.toString('A' + run) : "R" + (run + 1);
    }

    private TextTable runs() {
        TextTable table = TextTable.of(
                "",
                "Run",
                "Started",
                "Simulation",
                "Server",
                "Version",
                "Commit",
                ">Generations",
                ">Failed",
                "Warnings");
        for (int run = 0; run < comparison.runs().size(); run++) {
            NamedRun named = comparison.runs().get(run);
            RunInfo info = named.data().info();
            long generations = named.data().cells().values().stream()
                    .mapToLong(cell -> cell.generations())
                    .sum();
            long ok = named.data().cells().values().stream()
                    .mapToLong(cell -> cell.ok())
                    .sum();
            table.row(
                    letter(run),
                    Inert.line(named.name()),
                    info.start().toString(),
                    text(info.simulation()),
                    text(info.target(), RunInfo.Target::baseUrl),
                    text(info.target(), RunInfo.Target::version),
                    text(info.environment(), RunInfo.Environment::gitCommit),
                    Long.toString(generations),
                    Long.toString(generations - ok),
                    String.join(
                            " ",
                            named.data().warnings().stream()
                                    .map(warning -> warning.kind().id())
                                    .distinct()
                                    .toList()));
        }
        return table;
    }

    private static <T> String text(T part, Function<T, String> property) {
        return text(part == null ? null : property.apply(part));
    }

    private static String text(String value) {
        return Inert.line(Objects.requireNonNullElse(value, ""));
    }

    private TextTable sideBySide() {
        List<String> headers = new ArrayList<>(List.of("Model", "Series", "Figure"));
        for (int run = 0; run < comparison.runs().size(); run++) {
            headers.add(">" + letter(run));
        }
        Collections.addAll(headers, ">Average", ">Min", ">Max", ">Sd");
        TextTable table = TextTable.of(headers.toArray(String[]::new));
        RowNames names = new RowNames();
        for (Row row : comparison.rows()) {
            List<String> cells = names.of(row);
            row.values().forEach(value -> cells.add(Decimal.fixed(value, DECIMALS)));
            Distribution over = row.overRuns().orElseThrow();
            cells.add(Decimal.fixed(over.mean(), DECIMALS));
            cells.add(Decimal.fixed(over.min(), DECIMALS));
            cells.add(Decimal.fixed(over.max(), DECIMALS));
            cells.add(Decimal.fixed(over.sd(), DECIMALS));
            table.row(cells);
        }
        return table;
    }

    private TextTable changes() {
        List<String> headers = new ArrayList<>(List.of("Model", "Series", "Figure"));
        for (int run = 1; run < comparison.runs().size(); run++) {
            headers.add(">" + letter(run));
        }
        TextTable table = TextTable.of(headers.toArray(String[]::new));
        RowNames names = new RowNames();
        for (Row row : comparison.rows()) {
            if (row.changes().stream().anyMatch(Optional::isPresent)) {
                List<String> cells = names.of(row);
                row.changes()
                        .subList(1, row.changes().size())
                        .forEach(change ->
                                cells.add(change.map(CompareReport::text).orElse("")));
                table.row(cells);
            }
        }
        return table;
    }

    private static String text(Change change) {
        String value = Decimal.signed(change.pct(), 1);
        return change.interval()
                .map(interval -> value + " [" + Decimal.signed(interval.lowPct(), 1) + " "
                        + Decimal.signed(interval.highPct(), 1) + "]" + (interval.excludesNoChange() ? "*" : " "))
                .orElse(value);
    }

    private TextTable scaling() {
        TextTable table = TextTable.of(
                "Run", "Model", ">Users", ">s per generation", ">Speed-up", ">Efficiency %", ">By tokens %", "Rating");
        for (Scaling scaling : comparison.scalings()) {
            for (Scaling.Level level : scaling.levels()) {
                boolean base = level == scaling.levels().get(0);
                table.row(
                        base ? Inert.line(scaling.run()) : "",
                        base ? Inert.line(scaling.model()) : "",
                        Integer.toString(level.users()),
                        Decimal.fixed(level.userS(), 3),
                        Decimal.fixed(level.speedUp(), 2) + "x",
                        Decimal.fixed(100 * level.efficiency(), 0),
                        level.tokenEfficiency().isPresent()
                                ? Decimal.fixed(100 * level.tokenEfficiency().getAsDouble(), 0)
                                : "",
                        base ? "(base)" : level.rating());
            }
        }
        return table;
    }

    private void trend() {
        TextTable table =
                TextTable.of("Model", "Series", "Figure", "Oldest to newest", ">Change per run %", "", "Finding");
        RowNames names = new RowNames();
        for (Row row : comparison.rows()) {
            Optional<LinearTrend> found = comparison.trend(row).filter(trend -> trend.mean() != 0);
            found.ifPresent(trend -> {
                List<String> cells = names.of(row);
                List<OptionalDouble> values =
                        comparison.byStart().stream().map(row.values()::get).toList();
                double toPct = 100 / trend.mean();
                cells.add(Sparkline.of(
                        values.stream().mapToDouble(OptionalDouble::getAsDouble).toArray()));
                cells.add(Decimal.signed(trend.slope() * toPct, 1));
                cells.add("[" + Decimal.signed(trend.low() * toPct, 1) + " " + Decimal.signed(trend.high() * toPct, 1)
                        + "]");
                cells.add(!trend.isShown() ? "no trend shown" : trend.slope() > 0 ? "rising" : "falling");
                table.row(cells);
            });
        }
        section("Trend over time", table);
    }

    private static TextTable parity(Parity parity) {
        TextTable table = TextTable.of("Model", "Series", "Figure", ">Change %", "Finding");
        RowNames names = new RowNames();
        for (Parity.Figure figure : parity.figures()) {
            List<String> cells = names.of(figure.row());
            cells.add(text(figure.change()));
            cells.add(figure.finding().text());
            table.row(cells);
        }
        return table;
    }

    /** Names a row, leaving out what the row above has named. */
    private static final class RowNames {

        private String model;
        private String series;

        List<String> of(Row row) {
            boolean sameModel = row.cell().model().equals(model);
            boolean sameSeries = sameModel && row.cell().series().equals(series);
            model = row.cell().model();
            series = row.cell().series();
            List<String> cells = new ArrayList<>();
            cells.add(sameModel ? "" : Inert.line(model));
            cells.add(sameSeries ? "" : Inert.line(series));
            cells.add(row.figure().label());
            return cells;
        }
    }
}
