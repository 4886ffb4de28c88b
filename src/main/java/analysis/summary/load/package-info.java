/**
 * Levels of load: {@link analysis.summary.load.LoadLevel} has the results of a number of users or arrivals per second,
 * {@link analysis.summary.load.LoadSweep} several of them that differ in nothing else, with scaling efficiency,
 * speed-up, and the level of the best balance. {@link analysis.summary.load.ScalingRating} has the bands of the
 * efficiency.
 */
package analysis.summary.load;
