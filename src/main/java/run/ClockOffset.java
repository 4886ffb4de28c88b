package run;

/**
 * Offset of a load generator's clock from the server's.
 *
 * @param aheadMs lead of the load generator's clock, ms; negative if it is behind
 * @param errorMs bound on the error of {@code aheadMs}, ms
 * @param corrected whether the times of the run have been moved to the server's clock
 */
public record ClockOffset(double aheadMs, double errorMs, boolean corrected) {}
