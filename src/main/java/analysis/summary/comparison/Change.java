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
 * The relative change of a figure from one run to another, percent, whatever direction is better, with its 95 %
 * confidence interval.
 *
 * <p>The interval (seeded bootstrap, see {@link Bootstrap} and {@link LogRatio}) covers what the two samples leave open.
 * How much runs of an unchanged server differ anyway is not in it: that takes several runs on each side, and a verdict.
 *
 * @param pct change of the value
 * @param interval absent for figures that are one number per series, for fewer than {@value #MIN_SAMPLES} generations on a
 *     side, and for samples that leave open changes beyond any number
 */
public record Change(double pct, Optional<Interval> interval) {

    /**
     * Fewest samples of an interval. Of fewer, a bootstrap promises too much: of two runs of one server with 2 samples
     * each, up to 22 % seemed changed; with 5 it was the 5 % it should be ({@code RunComparisonTest}).
     */
    public static final int MIN_SAMPLES = 5;

    private static final long SEED = 42;
    private static final double TWO_SIDED = 0.025;

    /** The samples of a cell in one run, with their figures. */
    record Measured(CellData data, Summary summary) {}

    /** Limits of the change, percent. */
    public record Interval(double lowPct, double highPct) {

        /** Whether no change at all lies outside. */
        public boolean excludesNoChange() {
            return lowPct > 0 || highPct < 0;
        }

        /** Whether every change in it is smaller than {@code marginPct}, up or down. */
        public boolean isWithin(double marginPct) {
            // A ratio of 1 / 1.1 is as far from 1 as one of 1.1.
            return highPct <= marginPct && lowPct >= -100 * marginPct / (100 + marginPct);
        }
    }

    /** From {@code before} to {@code after}; empty if one of them has no such figure, or a value of 0 before. */
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
