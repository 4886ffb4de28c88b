package run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Side of an A/B run: one of its two servers. Such a run has each series twice, under its name and the side's {@link
 * #suffix()}: {@code users=3 [A]} and {@code users=3 [B]}.
 */
public enum Side {
    /** The server at {@code baseUrl}: the reference. */
    A,
    /** The server at {@code compareBaseUrl}. */
    B;

    /** Suffix of the side's series and request names. */
    public String suffix() {
        return " [" + name() + "]";
    }

    /** The series of both servers: each of {@code series} twice. */
    public static List<RunInfo.Series> ofBoth(List<RunInfo.Series> series) {
        return series.stream()
                .flatMap(one -> Arrays.stream(values()).map(side -> one.named(one.name() + side.suffix())))
                .toList();
    }

    /** Side of {@code series}; empty outside of A/B runs. */
    public static Optional<Side> of(String series) {
        for (Side side : values()) {
            if (series.endsWith(side.suffix())) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }

    /** Name of {@code series} without this side's suffix. */
    public String strip(String series) {
        return series.endsWith(suffix()) ? series.substring(0, series.length() - suffix().length()) : series;
    }
}
