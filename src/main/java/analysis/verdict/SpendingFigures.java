package analysis.verdict;

import analysis.stats.Bootstrap;
import analysis.stats.Estimate;
import analysis.stats.LogRatio;
import analysis.stats.Metric;
import analysis.summary.Cost;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.server.EnergyUse;
import analysis.summary.server.ServerResources;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.policy.Measure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Spending per output token in the series of a run: money for each model, energy for all models of a series together. */
final class SpendingFigures {

    private final RunData run;
    private final Optional<Cost> cost;
    private List<EnergyUse> energy;

    SpendingFigures(RunData run) {
        this.run = run;
        this.cost = Cost.of(run.info());
    }

    /**
     * Figure and its uncertainty.
     *
     * @param fixed part that does not depend on time, such as the price of tokens
     * @param hourly the rest, which varies with the throughput; empty if there is none
     * @param low lower bound, given when the energy counter was read; {@code value} without a counter
     * @param generations successful generations that the tokens belong to
     */
    record Spent(double value, double fixed, Optional<Estimate> hourly, double low, int generations) {

        /** Whether it is significantly above {@code limit}. */
        boolean exceeds(double limit, double alpha) {
            return low > limit
                    && (hourly.isEmpty()
                            || limit <= fixed
                            || LogRatio.of(hourly.get(), limit - fixed).low(alpha) > 0);
        }
    }

    /** Spending of a series; empty if the run did not record it. */
    Optional<Spent> of(Measure.Spending measure, String series, CellData data) {
        return measure == Measure.Spending.COST ? cost(data) : energy(series);
    }

    static String whyMissing(Measure.Spending measure) {
        return measure == Measure.Spending.COST
                ? "No cost to compare with it: run with -DcostPerHour, -DinputTokenPrice or -DoutputTokenPrice."
                : "No energy to compare with it: it needs -Dresources with an energy counter, and a series longer"
                        + " than a few readings.";
    }

    private Optional<Spent> cost(CellData data) {
        Summary summary = Summary.of(List.of(data));
        OptionalDouble all = cost.map(price -> price.perMillionTokens(summary)).orElse(OptionalDouble.empty());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        double fixed =
                cost.orElseThrow().withoutHours().perMillionTokens(summary).orElse(0);
        double hourly = all.getAsDouble() - fixed;
        return Optional.of(new Spent(
                all.getAsDouble(),
                fixed,
                hourly > 0 ? Optional.of(estimate(hourly, data)) : Optional.empty(),
                all.getAsDouble(),
                data.ok()));
    }

    /** Hourly cost per token; its relative error is that of the throughput. */
    private static Estimate estimate(double hourly, CellData data) {
        CellSamples cell = CellSamples.of(data, Set.of(Metric.LATENCY_MS));
        double error = Row.throughputError(cell);
        return new Bootstrap(1).normal(hourly, error, Math.max(cell.ok(), 2) - 1.0, cell.ok());
    }

    private Optional<Spent> energy(String series) {
        if (energy == null) {
            energy = ServerResources.of(run).energy();
        }
        return energy.stream()
                .filter(use -> use.series().equals(series) && use.isAttributable())
                .findFirst()
                .map(use -> new Spent(
                        use.joulesPerToken().orElseThrow(),
                        0,
                        Optional.empty(),
                        use.lowJoulesPerToken().orElseThrow(),
                        ofSeries(series)));
    }

    private int ofSeries(String series) {
        return run.cells().entrySet().stream()
                .filter(cell -> cell.getKey().series().equals(series))
                .mapToInt(cell -> cell.getValue().ok())
                .sum();
    }
}
