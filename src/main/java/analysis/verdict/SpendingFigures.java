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

/** What the output tokens of a run's series took: money for each model, energy for all models of a series together. */
final class SpendingFigures {

    private final RunData run;
    private final Optional<Cost> cost;
    private List<EnergyUse> energy;

    SpendingFigures(RunData run) {
        this.run = run;
        this.cost = Cost.of(run.info());
    }

    /**
     * A figure and how well it is known.
     *
     * @param fixed part of it that hangs on no time, such as the price of tokens
     * @param hourly the rest, which varies as the throughput does; empty if there is none
     * @param low it is at least this, by when a counter was read; {@code value} without a counter
     * @param generations that succeeded, whose tokens they are
     */
    record Spent(double value, double fixed, Optional<Estimate> hourly, double low, int generations) {

        /** Whether it is above {@code limit} not by chance. */
        boolean exceeds(double limit, double alpha) {
            return low > limit
                    && (hourly.isEmpty()
                            || limit <= fixed
                            || LogRatio.of(hourly.get(), limit - fixed).low(alpha) > 0);
        }
    }

    /** Empty if the run does not tell. */
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

    /** An hour's share of a token is known as well as the tokens per second are. */
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
