package run;

/**
 * By how much a load generator's clock is ahead of the server's.
 *
 * @param aheadMs behind, if negative
 * @param errorMs the true value is at most this far from {@code aheadMs}
 * @param corrected whether the times of the run have been moved to the server's clock
 */
public record ClockOffset(double aheadMs, double errorMs, boolean corrected) {}
