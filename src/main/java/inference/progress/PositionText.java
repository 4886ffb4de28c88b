package inference.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text of a {@link Position}, such as {@code users=5 · 37 of 100 · 12 s left}. */
final class PositionText {

    private static final double KB = 1e3;
    private static final double MB = 1e6;
    private static final double GB = 1e9;
    private static final int MINUTE_S = 60;
    private static final int HOUR_S = 3600;

    private PositionText() {}

    static String of(Position at) {
        List<String> words = new ArrayList<>();
        words.add(at.name());
        if (at.unit() == Position.Unit.BYTES) {
            if (at.total() > 0) {
                words.add(bytes(at.done()) + " of " + bytes(at.total()));
                words.add(bytes(at.perSecond()) + "/s");
            }
        } else if (at.total() > 1) {
            words.add(at.done() + " of " + at.total());
        } else if (!at.length().isZero()) {
            words.add(at.done() + " done");
        }
        words.add(at.left().map(left -> time(left) + " left").orElseGet(() -> time(at.elapsed())));
        return String.join(" · ", words);
    }

    /** A duration such as {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 05 min}, rounded up to seconds. */
    static String time(Duration duration) {
        long s = (duration.toMillis() + 999) / 1000;
        if (s < MINUTE_S) {
            return s + " s";
        }
        return s < HOUR_S
                ? String.format(Locale.ROOT, "%d min %02d s", s / MINUTE_S, s % MINUTE_S)
                : String.format(Locale.ROOT, "%d h %02d min", s / HOUR_S, s % HOUR_S / MINUTE_S);
    }

    /** A size in decimal units, such as {@code 1.20 GB}. */
    static String bytes(double bytes) {
        if (bytes >= GB) {
            return String.format(Locale.ROOT, "%.2f GB", bytes / GB);
        }
        return bytes >= MB
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MB)
                : String.format(Locale.ROOT, "%.0f kB", bytes / KB);
    }
}
