/** Baselines: fingerprint and samples of earlier runs, one file each under {@code baselines/}. */
package analysis.verdict.baseline;
