package analysis.report.compare;

import java.util.Arrays;

/** Sparkline of ASCII characters, one per value. */
final class Sparkline {

    /** Characters from low to high; ASCII, as many build logs show nothing else. */
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
