package analysis.summary.comparison;

import analysis.stats.Bootstrap;
import analysis.stats.Estimate;
import analysis.stats.LogRatio;
import analysis.stats.RunSpread;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import java.util.List;
import java.util.Optional;

/**
 * Relative change of a figure from one run to another, percent, with its 95 % confidence interval.
 *
 * <p>The interval (seeded bootstrap, see {@link Bootstrap} and {@link LogRatio}) covers the sampling error of both
 * runs. It excludes the run-to-run spread of an unchanged server, which takes several runs on each side and a verdict.
 *
 * @param pct change of the value, percent; positive if it grew
 * @param interval absent for figures that are one number per series, for fewer than {@value #MIN_SAMPLES} generations
 *     on a side, and if it is unbounded
 */
public record Change(double pct, Optional<Interval> interval) {

    /**
     * Fewest samples of an interval. With fewer, a bootstrap is too confident: with 2 samples per run of one server, up
     * to 22 % of figures seemed changed; with 5 it was the 5 % it should be ({@code RunComparisonTest}).
     */
    public static final int MIN_SAMPLES = 5;

    private static final long SEED = 42;
    private static final double TWO_SIDED = 0.025;

    /** Samples of a cell in one run, with their figures. */
    record Measured(CellData data, Summary summary) {}

    /** Limits of the change, percent. */
    public record Interval(double lowPct, double highPct) {

        /** Whether 0 lies outside of the interval. */
        public boolean excludesNoChange() {
            return lowPct > 0 || highPct < 0;
        }

        /** Whether every change in it is at most {@code marginPct}, up or down. */
        public boolean isWithin(double marginPct) {
            // On the ratio scale 1 / 1.1 is as far from 1 as 1.1.
            return highPct <= marginPct && lowPct >= -100 * marginPct / (100 + marginPct);
        }
    }

    /** Change from {@code before} to {@code after}; empty if one lacks the figure, or if it was 0 before. */
    static Optional<Change> of(ComparedFigure figure, Measured before, Measured after) {
        var from = figure.of(before);
        var to = figure.of(after);
        if (from.isEmpty() || to.isEmpty() || from.getAsDouble() == 0) {
            return Optional.empty();
        }
        double pct = 100 * (to.getAsDouble() / from.getAsDouble() - 1);
        Optional<Estimate> first = estimate(figure, before.data(), SEED);
        Optional<Estimate> second = estimate(figure, after.data(), SEED + 1);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.of(new Change(pct, Optional.empty()));
        }
        LogRatio ratio = LogRatio.of(List.of(first.get()), second.get(), RunSpread.assumed(0), SEED + 2);
        Interval interval =
                new Interval(100 * Math.expm1(ratio.low(TWO_SIDED)), 100 * Math.expm1(ratio.high(TWO_SIDED)));
        return Optional.of(
                new Change(pct, Double.isFinite(interval.highPct) ? Optional.of(interval) : Optional.empty()));
    }

    private static Optional<Estimate> estimate(ComparedFigure figure, CellData cell, long seed) {
        return figure.samples(cell).flatMap(samples -> figure.estimate(samples, seed));
    }
}
