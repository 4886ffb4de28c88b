/** Baselines: fingerprint and samples of earlier runs, kept as one file each under {@code baselines/}. */
package analysis.verdict.baseline;
