package analysis.report.svg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of a chart.
 *
 * @param title what it shows, with its unit
 * @param min lowest value of the data; greater than 0 for {@link Kind#LOGARITHMIC}
 * @param max highest value of the data
 * @param ticks where the labels are; empty: chosen by the scale
 */
public record Axis(String title, double min, double max, Kind kind, List<Tick> ticks) {

    /** Beyond this ratio of highest to lowest value a linear axis would press most of the data into a corner. */
    private static final double LOGARITHMIC_FROM_RATIO = 20;

    /** What is this much below zero, as a share of what is above, needs no room of its own. */
    private static final double NEGLIGIBLE = 0.02;

    /** Up to here each whole number has a label; beyond, the chosen labels are whole. */
    private static final int MOST_COUNTED = 5;

    /** How values become positions. */
    public enum Kind {
        FROM_ZERO,
        LOGARITHMIC,
        /** From the last tick below the lowest value to the first above the highest; negative values have room. */
        AROUND_ZERO,
        /** As {@link #FROM_ZERO}, but the axis ends at the highest value and not at a tick. */
        EXACT
    }

    /** A label on the axis. */
    public record Tick(double value, String label) {}

    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** A linear axis that begins at 0. */
    public static Axis fromZero(String title, double max) {
        return new Axis(title, 0, max, Kind.FROM_ZERO, List.of());
    }

    /** A linear axis from 0 that ends at {@code max}. */
    public static Axis exact(String title, double max) {
        return new Axis(title, 0, max, Kind.EXACT, List.of());
    }

    /** As {@link #exact}, of what there is no half of. */
    public static Axis counts(String title, double max) {
        List<Tick> ticks = max > MOST_COUNTED
                ? List.of()
                : IntStream.rangeClosed(0, (int) max)
                        .mapToObj(i -> new Tick(i, Integer.toString(i)))
                        .toList();
        return new Axis(title, 0, max, Kind.EXACT, ticks);
    }

    /** A linear axis that holds 0 and all of {@code values}, and begins and ends at a tick. */
    public static Axis around(String title, double... values) {
        double min = Math.min(0, Arrays.stream(values).min().orElse(0));
        double max = Math.max(0, Arrays.stream(values).max().orElse(0));
        return new Axis(title, -min < NEGLIGIBLE * max ? 0 : min, max, Kind.AROUND_ZERO, List.of());
    }

    /** Linear from 0, or logarithmic if the values are of different orders of magnitude, which its title then says. */
    public static Axis spanning(String title, double min, double max) {
        return min > 0 && max / min > LOGARITHMIC_FROM_RATIO
                ? new Axis(title + ", logarithmic", min, max, Kind.LOGARITHMIC, List.of())
                : fromZero(title, max);
    }

    /** Named positions 0, 1, 2 ... side by side. */
    public static Axis categories(String title, List<String> names) {
        List<Tick> ticks = IntStream.range(0, names.size())
                .mapToObj(i -> new Tick(i, names.get(i)))
                .toList();
        return new Axis(title, -0.25, names.size() - 0.75, Kind.EXACT, ticks);
    }

    Scale scale(int tickCount, double start, double end) {
        return switch (kind) {
            case FROM_ZERO -> Scale.fromZero(max, tickCount, start, end);
            case AROUND_ZERO -> Scale.betweenTicks(min, max, tickCount, start, end);
            case EXACT -> new Scale(min, max > min ? max : min + 1, start, end, false);
            case LOGARITHMIC -> Scale.logarithmic(min, max, start, end);
        };
    }

    List<Tick> ticks(Scale scale, int count) {
        return ticks.isEmpty()
                ? scale.ticks(count).stream()
                        .map(value -> new Tick(value, TickLabel.of(value)))
                        .toList()
                : ticks;
    }
}
