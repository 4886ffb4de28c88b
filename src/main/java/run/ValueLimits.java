package run;

import java.time.Instant;

/** Limits on numbers and times in run files: beyond them sums and differences would overflow. */
public final class ValueLimits {

    /** Largest time, rate or size: about 30 years in ms. */
    public static final double MOST = 1e12;

    public static final Instant EARLIEST = Instant.EPOCH;

    /** Last time that ISO 8601 writes with a four-digit year. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private ValueLimits() {}

    /** Whether {@code value} is a measurement: 0 to {@link #MOST}. */
    public static boolean isMeasure(double value) {
        return value >= 0 && value <= MOST;
    }

    /** Whether {@code time} lies in the years 1970 to 9999. */
    public static boolean isTime(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
