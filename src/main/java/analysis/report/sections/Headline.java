package analysis.report.sections;

import analysis.report.capacity.CapacityJson;
import analysis.report.sections.Answer.Point;
import analysis.report.text.Decimal;
import analysis.report.text.Sanitizer;
import analysis.report.verdict.PairedTable;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Summary;
import analysis.summary.samples.Counted;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.ClientHealth;
import run.LifecycleEvent.Operation;
import run.RunInfo;

/** Result of a run in one sentence: its strongest statement, failures first. */
public final class Headline {

    private static final double LARGE = 100;
    private static final int SMALL_DECIMALS = 3;

    private Headline() {}

    /** Headline of a run; the result of a capacity search, if there is one, is the answer. */
    public static String of(RunSummary run, Optional<CapacityJson> capacity) {
        String what = Sanitizer.line(Objects.requireNonNullElse(run.info().simulation(), "This run"))
                + remarks(run)
                + (run.isOfTwoServers() ? "" : on(run.info()));
        Summary all = run.overall();
        List<String> parts = new ArrayList<>(failedOnModels(run.lifecycle()));
        if (all.generations() == 0) {
            return what
                    + (parts.isEmpty()
                            ? " has no measured " + run.counted().many() + "."
                            : ": " + String.join(", ", parts) + "; no "
                                    + run.counted().one() + " was measured.");
        }
        parts.addAll(outcome(all, run.counted()));
        if (capacity.isPresent()) {
            parts.add(withoutStop(capacity.get().sentence()));
        } else {
            PairedTable.summary(run.pairs()).ifPresent(parts::add);
            OwnAnswer own = OwnAnswer.of(run);
            parts.addAll(own.words());
            parts.addAll(answer(own.narrowed(Answer.of(run))));
            parts.addAll(new DriftTable(run.drift()).worsened());
        }
        if (parts.isEmpty()) {
            parts.add(run.counted().of(all.ok()) + " succeeded");
        }
        return what + ": " + String.join("; ", parts) + "." + (all.ok() == 0 ? "" : ofTheClient(run));
    }

    /** What the name of the simulation does not tell: which API answered whole inputs, and that the run was a trial. */
    private static String remarks(RunSummary run) {
        List<String> remarks = new ArrayList<>();
        if (run.info().target() != null && Figure.INPUTS_PER_S.of(run.overall()).isPresent()) {
            remarks.add("API " + Sanitizer.line(run.info().target().dialect()));
        }
        if (run.info().quick()) {
            remarks.add("quick run");
        }
        return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
    }

    /** Sentence on the load generator's share of the times: its lag, over the whole run and at first tokens; rounded up as an upper bound. */
    private static String ofTheClient(RunSummary run) {
        return run.clientLagP99Ms().stream()
                .map(lagMs -> Math.max(
                        lagMs,
                        run.overall()
                                .metric(Metric.CLIENT_LAG_MS)
                                .map(Distribution::p99)
                                .orElse(0.0)))
                // Beyond the limit it may exceed the times of other levels: the table of each series has its lag.
                .filter(lagMs -> lagMs <= ClientHealth.MAX_LAG_P99_MS)
                .mapToObj(lagMs -> " At most " + Decimal.fixed(Math.ceil(lagMs * 10) / 10, 1)
                        + " ms of these times are the load generator's own.")
                .findFirst()
                .orElse("");
    }

    /** Failures such as {@code 1 of 3 pulls failed}; without a model there are no generations that could fail. */
    private static List<String> failedOnModels(LifecycleSummary lifecycle) {
        Map<Operation, List<Operations>> kinds = lifecycle.operations().stream()
                .collect(Collectors.groupingBy(
                        Operations::operation, () -> new EnumMap<>(Operation.class), Collectors.toList()));
        List<String> failed = new ArrayList<>();
        kinds.forEach((operation, each) -> {
            long count = each.stream().mapToLong(Operations::count).sum();
            long bad = count - each.stream().mapToLong(Operations::ok).sum();
            if (bad > 0) {
                failed.add(bad + " of "
                        + Numbers.count(count, LifecycleTables.word(operation), LifecycleTables.words(operation))
                        + " failed");
            }
        });
        return failed;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String on(RunInfo info) {
        String server = info.target() == null ? "" : Answer.server(info.target());
        return server.isEmpty() ? "" : " on " + server;
    }

    private static List<String> outcome(Summary all, Counted rows) {
        List<String> parts = new ArrayList<>();
        if (all.failed() > 0) {
            String most = all.errors().entrySet().stream()
                    .max((a, b) ->
                            Long.compare(a.getValue().count(), b.getValue().count()))
                    .map(error -> (all.errors().size() > 1 ? "mostly " : "") + error.getKey())
                    .orElse("");
            if (all.failed() == all.generations()) {
                parts.add((all.failed() == 1 ? "the only " + rows.one() : "all " + rows.of(all.failed())) + " failed ("
                        + most + ")");
            } else {
                parts.add(String.format(
                        Locale.ROOT,
                        "%d of %s failed (%.1f %%, %s)",
                        all.failed(),
                        rows.of(all.generations()),
                        100.0 * all.failed() / all.generations(),
                        most));
            }
        }
        if (all.cancelled() > 0) {
            parts.add(all.cancelled() + " of " + rows.of(all.generations()) + " were cancelled on purpose");
        }
        return parts;
    }

    private static List<String> answer(Answer answer) {
        List<Point> points = answer.points();
        List<Figure> rates = answer.rates();
        if (points.size() == 2 && points.get(0).label().equals("best")) {
            Point highest = points.get(1);
            return List.of(
                    words(points.get(0), rates),
                    delay(highest.summary())
                            .map(delay -> highest.load() + " " + delay.name + " is " + delay.value)
                            .orElse(statement(highest, rates)));
        }
        return points.stream()
                .filter(Point::isTold)
                .filter(point ->
                        delay(point.summary()).isPresent() || rate(point, rates).isPresent())
                .map(point -> words(point, rates))
                .toList();
    }

    private static String words(Point point, List<Figure> rates) {
        return Stream.of(
                        point.label().isEmpty() ? "" : point.label() + ":",
                        point.name().isEmpty() ? "" : Sanitizer.line(point.name()) + ",",
                        statement(point, rates))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Statement such as {@code 787 tokens/s at 4 users with TTFT p95 99 ms}. */
    private static String statement(Point point, List<Figure> rates) {
        String delay = delay(point.summary())
                .map(found -> found.name + " " + found.value)
                .orElse("");
        String throughput = rate(point, rates).orElse("");
        String carried = Stream.of(throughput, point.load())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return throughput.isEmpty() && !delay.isEmpty()
                ? (delay + " " + point.load()).strip()
                : Stream.of(carried, delay).filter(word -> !word.isEmpty()).collect(Collectors.joining(" with "));
    }

    private static Optional<String> rate(Point point, List<Figure> rates) {
        return point.told(rates).map(figure -> {
            double rate = figure.of(point.summary()).getAsDouble();
            return Decimal.fixed(rate, rate >= LARGE ? 0 : rate < 1 ? SMALL_DECIMALS : figure.decimals())
                    + unit(figure);
        });
    }

    private static String unit(Figure figure) {
        if (figure == Figure.REQUESTS_PER_S) {
            return " requests/s";
        }
        if (figure == Figure.INPUTS_PER_S) {
            return " inputs/s";
        }
        return figure == Figure.SYSTEM_TOKENS_PER_S ? " tokens/s" : " tokens/s per user";
    }

    private record Delay(String name, String value) {}

    /** P95 of the delay that users notice: TTFT, or latency if there is no first token. A single value is shown as it is. */
    private static Optional<Delay> delay(Summary summary) {
        return Stream.of(Quantity.TTFT, Quantity.LATENCY)
                .filter(quantity -> quantity.of(summary).isPresent())
                .findFirst()
                .map(quantity -> {
                    Figure p95 = quantity.p95();
                    String time = Numbers.time(p95.of(summary).getAsDouble());
                    return quantity.of(summary).get().count() == 1
                            ? new Delay(quantity.label(), time)
                            : new Delay(p95.label(), (p95.ofFewSamples().test(summary) ? "~" : "") + time);
                });
    }
}
