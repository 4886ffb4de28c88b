/**
 * Which part of a level of load was steady: ramp and drain are cut from it, and so are generations of a server that was still
 * warming up. {@code docs/metrics.md} describes the method.
 */
package analysis.summary.steady;
