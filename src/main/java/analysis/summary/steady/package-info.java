/**
 * Steady part of a level of load, without ramp, drain and the server's warm-up. {@code docs/metrics.md} describes the
 * method.
 */
package analysis.summary.steady;
