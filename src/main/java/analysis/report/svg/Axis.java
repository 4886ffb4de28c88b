package analysis.report.svg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Axis of a chart.
 *
 * @param title with the unit
 * @param min lowest value of the data; greater than 0 for {@link Kind#LOGARITHMIC}
 * @param max highest value of the data
 * @param ticks labels; if empty, the scale chooses them
 */
public record Axis(String title, double min, double max, Kind kind, List<Tick> ticks) {

    /** Ratio of highest to lowest value above which a linear axis would squeeze most of the data into a corner. */
    private static final double LOGARITHMIC_FROM_RATIO = 20;

    /** Share of the positive range below which negative values get no room of their own. */
    private static final double NEGLIGIBLE = 0.02;

    /** Largest count up to which every whole number has a label. */
    private static final int MOST_COUNTED = 5;

    /** Mapping of values to positions. */
    public enum Kind {
        FROM_ZERO,
        LOGARITHMIC,
        /** Linear, from the last tick below the lowest value to the first above the highest; values may be negative. */
        AROUND_ZERO,
        /** Linear, ending exactly at the highest value instead of a tick. */
        EXACT
    }

    /** Label at a value. */
    public record Tick(double value, String label) {}

    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** Linear axis that begins at 0. */
    public static Axis fromZero(String title, double max) {
        return new Axis(title, 0, max, Kind.FROM_ZERO, List.of());
    }

    /** Linear axis from 0 that ends at {@code max}. */
    public static Axis exact(String title, double max) {
        return new Axis(title, 0, max, Kind.EXACT, List.of());
    }

    /** Axis as by {@link #exact} for whole numbers. */
    public static Axis counts(String title, double max) {
        List<Tick> ticks = max > MOST_COUNTED
                ? List.of()
                : IntStream.rangeClosed(0, (int) max)
                        .mapToObj(i -> new Tick(i, Integer.toString(i)))
                        .toList();
        return new Axis(title, 0, max, Kind.EXACT, ticks);
    }

    /** Linear axis that includes 0 and all of {@code values}, and begins and ends at a tick. */
    public static Axis around(String title, double... values) {
        double min = Math.min(0, Arrays.stream(values).min().orElse(0));
        double max = Math.max(0, Arrays.stream(values).max().orElse(0));
        return new Axis(title, -min < NEGLIGIBLE * max ? 0 : min, max, Kind.AROUND_ZERO, List.of());
    }

    /** Linear axis from 0, or a logarithmic one, with that in its title, if the values span orders of magnitude. */
    public static Axis spanning(String title, double min, double max) {
        return min > 0 && max / min > LOGARITHMIC_FROM_RATIO
                ? new Axis(title + ", logarithmic", min, max, Kind.LOGARITHMIC, List.of())
                : fromZero(title, max);
    }

    /** Axis with named positions 0, 1, 2 ... */
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
