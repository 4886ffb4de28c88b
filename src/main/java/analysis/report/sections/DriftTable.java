package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.text.Decimal;
import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.stats.Trend;
import analysis.summary.server.Drift;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import run.Resource;

/**
 * Drift of a run, as a table and in words: the change in an hour, or over the time that a shorter run covers, since a
 * slope of seconds says nothing about an hour.
 */
final class DriftTable {

    /** Shortest time from which a change in an hour is told: most of it, since the ramp of a run of an hour is no part of it. */
    private static final double LEAST_OF_AN_HOUR = 0.75;

    private static final double MINUTES = 60;
    private static final double SECONDS = 3600;

    /** Length up to which seconds are told: {@code 90 s}, {@code 2 min}. */
    private static final double LONGEST_IN_SECONDS = 120;

    private final List<Drift> drifts;
    private final double hours;

    /** @param drifts all of a run; may be empty */
    DriftTable(List<Drift> drifts) {
        this.drifts = drifts;
        double covered = times(drifts).max().orElse(0) - times(drifts).min().orElse(0);
        this.hours = covered >= LEAST_OF_AN_HOUR ? 1 : covered;
    }

    private static DoubleStream times(List<Drift> drifts) {
        return drifts.stream()
                .flatMapToDouble(drift -> Arrays.stream(drift.course().x()));
    }

    /** Table of all drifts; empty without one. */
    Table table() {
        TableBuilder<Drift> table = new TableBuilder<Drift>("Change " + time())
                .text("Figure", drift -> name(drift) + unit(drift))
                .text("Model", Drift::model)
                .text("Series", Drift::series)
                .count("Values", drift -> drift.perHour().values())
                .numeric("Mean", "", drift -> Cell.text(ResourceTables.amount(drift.mean(), isOfBytes(drift))))
                .numeric("Change", "", drift -> Cell.text(amount(drift)))
                .numeric(
                        "99 % interval",
                        "",
                        drift -> Cell.text(ResourceTables.bounds(change(drift), isOfBytes(drift))
                                .orElse("too variable to tell")))
                .text("In words", drift -> direction(drift.perHour()));
        if (hours < 1) {
            table.note("Over the time that the run covers, which is too short to tell of an hour.");
        }
        return table.build(drifts);
    }

    /** Change with its meaning: {@code +6.02 ms in an hour: rises}. */
    String inWords(Drift drift) {
        return withUnit(drift) + " " + time() + ": " + direction(drift.perHour());
    }

    /** Sentence on figures that got worse during a run that measures drift; empty for other runs. */
    List<String> worsened() {
        if (drifts.isEmpty()) {
            return List.of();
        }
        List<String> worse = drifts.stream()
                .filter(drift -> metric(drift)
                                .filter(metric -> metric.better() == Better.HIGHER)
                                .isPresent()
                        ? drift.perHour().falls()
                        : drift.perHour().rises())
                .map(drift -> name(drift) + " of " + drift.series() + " by " + withUnit(drift) + " " + time())
                .toList();
        return List.of(
                worse.isEmpty()
                        ? "nothing got worse over time"
                        : "worse over time: " + worse.get(0)
                                + (worse.size() > 1 ? " and " + (worse.size() - 1) + " more" : ""));
    }

    /** {@code in an hour}, or {@code in 40 s}, {@code in 12 min}: the time of all changes. */
    private String time() {
        if (hours == 1) {
            return "in an hour";
        }
        double seconds = hours * SECONDS;
        return seconds < LONGEST_IN_SECONDS
                ? "in " + Decimal.fixed(seconds, 0) + " s"
                : "in " + Decimal.fixed(hours * MINUTES, 0) + " min";
    }

    private Trend change(Drift drift) {
        Trend perHour = drift.perHour();
        return new Trend(perHour.slope() * hours, perHour.low() * hours, perHour.high() * hours, perHour.values());
    }

    private String amount(Drift drift) {
        double change = change(drift).slope();
        return (change > 0 ? "+" : "") + ResourceTables.amount(change, isOfBytes(drift));
    }

    private String withUnit(Drift drift) {
        return amount(drift) + unit(drift);
    }

    private static boolean isOfBytes(Drift drift) {
        return drift.figure().endsWith("_bytes");
    }

    /** Name of the drifting figure. */
    static String name(Drift drift) {
        return metric(drift)
                .map(Metric::label)
                .or(() -> Stream.of(Resource.values())
                        .filter(resource -> resource.id().equals(drift.figure()))
                        .map(Resource::label)
                        .findFirst())
                .orElse(drift.figure());
    }

    /** Metric that drifts; empty for figures that are not measured per generation. */
    static Optional<Metric> metric(Drift drift) {
        return Stream.of(Metric.values())
                .filter(metric -> metric.id().equals(drift.figure()))
                .findFirst();
    }

    private static String unit(Drift drift) {
        return metric(drift)
                .filter(metric -> !metric.unit().equals(metric.label()))
                .map(metric -> " " + metric.unit())
                .orElse("");
    }

    private static String direction(Trend trend) {
        if (!trend.isBounded()) {
            return "undecided";
        }
        return trend.rises() ? "rises" : trend.falls() ? "falls" : "no drift found";
    }
}
