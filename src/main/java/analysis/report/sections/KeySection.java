package analysis.report.sections;

import static analysis.report.sections.Answer.OF_ONE_USER;
import static analysis.summary.figures.Figure.INPUTS_PER_S;
import static analysis.summary.figures.Figure.INPUT_TOKENS_PER_S;
import static analysis.summary.figures.Figure.REQUESTS_PER_S;
import static analysis.summary.figures.Figure.SYSTEM_TOKENS_PER_S;
import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.TOKENS_PER_S;
import static analysis.summary.figures.Quantity.TTFT;

import analysis.report.capacity.CapacityJson;
import analysis.report.page.Block;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Block.KeyFigures;
import analysis.report.sections.Answer.Point;
import analysis.report.text.Decimal;
import analysis.stats.Distribution;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import analysis.summary.samples.Counted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Section with the most important numbers: those of the {@link Answer}, each of one model, level and server. */
final class KeySection {

    /** Value from which decimals are meaningless. */
    private static final double LARGE = 1000;

    private static final int SMALL_DECIMALS = 3;
    private static final MathContext DIGITS = new MathContext(4);

    private static final String ONE_USER = "Tokens/s of one user";

    private KeySection() {}

    /** Key figures of a run; the result of a capacity search, if there is one, comes first. */
    static List<Block> blocks(RunSummary run, Optional<CapacityJson> capacity) {
        Summary all = run.overall();
        Counted rows = run.counted();
        if (all.generations() == 0) {
            return List.of();
        }
        List<KeyFigure> figures = new ArrayList<>();
        capacity.ifPresent(found -> figures.add(capacity(found)));
        OwnAnswer own = OwnAnswer.of(run);
        figures.addAll(own.figures());
        Answer answer = capacity.flatMap(CapacityJson::found)
                .map(load -> Answer.at(load, run))
                .orElseGet(() -> own.narrowed(Answer.of(run)));
        List<Point> points = answer.points().stream()
                // the headline names the servers
                .map(point -> run.isOfTwoServers() ? point.as(point.label(), "") : point)
                .toList();
        points.forEach(point -> {
            if (isOfOneUser(point, answer)) {
                add(ONE_USER, OF_ONE_USER, point, "tokens/s", spread(point, points.size() == 1, rows), figures);
            } else {
                throughput(point, figures);
            }
        });
        points.forEach(point -> delay(point, rows, figures));
        if (points.size() == 1 && !isOfOneUser(points.get(0), answer)) {
            add(ONE_USER, OF_ONE_USER, points.get(0), "tokens/s", spread(points.get(0), true, rows), figures);
        }
        // Failures come first; their absence comes last.
        figures.add(all.attempts().failed() > 0 ? 0 : figures.size(), generations(all, rows));
        return List.of(new KeyFigures(figures));
    }

    private static String spread(Point point, boolean only, Counted rows) {
        String sd = text(TOKENS_PER_S.figure(Stat.SD), point);
        long samples = TOKENS_PER_S.of(point.summary()).map(Distribution::count).orElse(0L);
        return sd.isEmpty()
                ? "one " + rows.one() + " only"
                : "mean of " + rows.of(samples) + (only ? "; standard deviation " + sd : "");
    }

    private static KeyFigure generations(Summary all, Counted rows) {
        return new KeyFigure(
                rows.title(),
                Long.toString(all.generations()),
                "",
                all.attempts().failed() == 0
                        ? all.tellsFailures() ? "none failed" : "failures are unknown"
                        : all.attempts().ofModels()
                                ? all.attempts().text(rows)
                                : String.format(
                                        Locale.ROOT,
                                        "%d failed (%.1f %%)",
                                        all.failed(),
                                        all.attempts().failedPct()));
    }

    private static KeyFigure capacity(CapacityJson found) {
        String loads = Numbers.count(found.levels().size(), "load", "loads") + " tried";
        return new KeyFigure(
                found.mayBeHigher() ? "Capacity, at least" : "Capacity",
                found.capacity() == null
                        ? "none"
                        : new BigDecimal(found.capacity())
                                .round(DIGITS)
                                .stripTrailingZeros()
                                .toPlainString(),
                found.capacity() == null ? "" : found.ofRates() ? "arrivals/s" : "users",
                found.capacity() == null
                        ? "no load met the objectives; " + loads
                        : (found.mayBeHigher() ? "no higher load was tried; " : "highest load within the objectives; ")
                                + loads);
    }

    private static boolean isOfOneUser(Point point, Answer answer) {
        return point.told(answer.rates()).equals(Optional.of(OF_ONE_USER));
    }

    private static void throughput(Point point, List<KeyFigure> figures) {
        if (INPUTS_PER_S.of(point.summary()).isPresent()) {
            String tokens =
                    text(INPUT_TOKENS_PER_S, point) + " tokens/s, " + text(REQUESTS_PER_S, point) + " requests/s";
            add(INPUTS_PER_S.title(), INPUTS_PER_S, point, "inputs/s", tokens, figures);
            return;
        }
        boolean counted = SYSTEM_TOKENS_PER_S.of(point.summary()).orElse(0) > 0;
        Figure figure = counted ? SYSTEM_TOKENS_PER_S : REQUESTS_PER_S;
        add(
                figure.title(),
                figure,
                point,
                counted ? "tokens/s" : "",
                counted ? text(REQUESTS_PER_S, point) + " requests/s" : "",
                figures);
    }

    private static void delay(Point point, Counted rows, List<KeyFigure> figures) {
        Quantity felt = TTFT.of(point.summary()).isPresent() ? TTFT : LATENCY;
        long samples = felt.of(point.summary()).map(Distribution::count).orElse(0L);
        if (samples == 1) {
            add(felt.title(), felt.p50(), point, "ms", "one " + rows.one() + " only", figures);
        } else {
            String few = felt.p95().ofFewSamples().test(point.summary()) ? ", too few for a p95" : "";
            add(
                    felt.p95().title(),
                    felt.p95(),
                    point,
                    "ms",
                    "p50 " + text(felt.p50(), point) + " ms; " + samples + " " + rows.many() + few,
                    figures);
        }
    }

    private static void add(
            String label, Figure figure, Point point, String unit, String detail, List<KeyFigure> figures) {
        if (figure.of(point.summary()).isPresent()) {
            String of = Stream.of(point.label(), point.load())
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
            figures.add(new KeyFigure(
                    of.isEmpty() ? label : label + ", " + of,
                    text(figure, point),
                    unit,
                    Stream.of(point.name(), detail)
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.joining("; "))));
        }
    }

    private static String text(Figure figure, Point point) {
        double value = figure.of(point.summary()).orElse(Double.NaN);
        return Double.isNaN(value)
                ? ""
                : Decimal.fixed(value, value >= LARGE ? 0 : value < 1 ? SMALL_DECIMALS : figure.decimals());
    }
}
