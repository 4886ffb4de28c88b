package analysis.report.compare;

import java.util.Arrays;

/** A line of values as one character each, from the lowest to the highest of them. */
final class Sparkline {

    /** ASCII, since build logs often are. */
    private static final String LEVELS = "_.-=^";

    private Sparkline() {}

    static String of(double[] values) {
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            int level = max == min ? 0 : (int) Math.round((value - min) / (max - min) * (LEVELS.length() - 1));
            line.append(LEVELS.charAt(level));
        }
        return line.toString();
    }
}
