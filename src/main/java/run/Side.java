package run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which of the two servers of an A/B run a series is of. Each series of such a run is there twice, under its name and the
 * side's {@link #suffix()}: {@code users=3 [A]} and {@code users=3 [B]}.
 */
public enum Side {
    /** The server that {@code baseUrl} names: what B is held against. */
    A,
    /** The server that {@code compareBaseUrl} names. */
    B;

    /** What the side's series and request names end with. */
    public String suffix() {
        return " [" + name() + "]";
    }

    /** Each of {@code series} for both servers. */
    public static List<RunInfo.Series> ofBoth(List<RunInfo.Series> series) {
        return series.stream()
                .flatMap(one -> Arrays.stream(values()).map(side -> one.named(one.name() + side.suffix())))
                .toList();
    }

    /** The side that {@code series} is of; empty if it is not one of an A/B run. */
    public static Optional<Side> of(String series) {
        for (Side side : values()) {
            if (series.endsWith(side.suffix())) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }

    /** {@code series} without this side's suffix. */
    public String strip(String series) {
        return series.endsWith(suffix()) ? series.substring(0, series.length() - suffix().length()) : series;
    }
}
