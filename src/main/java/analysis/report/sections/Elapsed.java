package analysis.report.sections;

import static run.Units.MS_PER_HOUR;
import static run.Units.MS_PER_MINUTE;
import static run.Units.MS_PER_S;

import analysis.report.svg.Axis;
import analysis.summary.samples.RunData;
import java.time.Instant;
import java.util.List;

/**
 * Time since the first measured start, in the unit that suits the length.
 *
 * @param zeroMs first measured start, epoch ms
 * @param fromMs start of the axis; before {@code zeroMs} if sampling began earlier
 * @param toMs end of the axis
 */
record Elapsed(double zeroMs, double fromMs, double toMs) {

    /** Smallest length of an axis in a unit for that unit to be used. */
    private static final double FEWEST = 10;

    /** Elapsed time since the run's first measured start, or since {@code fromMs} if there is none. */
    static Elapsed of(RunData data, double fromMs, double toMs) {
        double start = data.cells().values().stream()
                .flatMap(cell -> cell.firstStart().stream())
                .mapToDouble(Instant::toEpochMilli)
                .min()
                .orElse(fromMs);
        return new Elapsed(start, fromMs, toMs);
    }

    double x(double ms) {
        return (ms - zeroMs) / unitMs();
    }

    Axis axis() {
        return new Axis(unit() + " since the first start", x(fromMs), x(toMs), Axis.Kind.EXACT, List.of());
    }

    private double unitMs() {
        double length = toMs - fromMs;
        return length >= FEWEST * MS_PER_HOUR
                ? MS_PER_HOUR
                : length >= FEWEST * MS_PER_MINUTE ? MS_PER_MINUTE : MS_PER_S;
    }

    private String unit() {
        return unitMs() == MS_PER_HOUR ? "hours" : unitMs() == MS_PER_MINUTE ? "minutes" : "seconds";
    }
}
