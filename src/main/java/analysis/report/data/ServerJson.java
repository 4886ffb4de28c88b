package analysis.report.data;

import analysis.report.data.FiguresJson.Failures;
import analysis.stats.Metric;
import analysis.stats.Trend;
import analysis.summary.RunSummary;
import analysis.summary.StructuredComparison;
import analysis.summary.load.ReadyScaling;
import analysis.summary.server.Drift;
import analysis.summary.server.EnergyUse;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import analysis.summary.server.LifecycleSummary.Together;
import analysis.summary.server.MemoryGrowth;
import analysis.summary.server.ModelMemory;
import analysis.summary.server.ServerAccount;
import analysis.summary.server.ServerResources;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import run.LifecycleEvent.Operation;
import run.Resource;

/** Measurements besides generations in {@code summary.json}. */
final class ServerJson {

    private ServerJson() {}

    record Memory(List<Load> models, List<Growth> growth) {

        /** Memory of a run; empty if it was not measured. */
        static Optional<Memory> of(ServerResources resources) {
            return resources.growth().isEmpty() && resources.models().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Memory(
                            resources.models().stream()
                                    .map(model -> new Load(model, model.loadBytes()))
                                    .toList(),
                            resources.growth().stream().map(Growth::new).toList()));
        }
    }

    /** Breakdown of the TTFT of a series. */
    record Account(@JsonUnwrapped ServerAccount account, OptionalDouble networkMs, OptionalDouble restMs) {
        Account(ServerAccount account) {
            this(account, account.networkMs(), account.restMs());
        }
    }

    /** Energy of a series; without joules and figures per token if it is not attributable. */
    record Energy(
            String series,
            boolean attributable,
            OptionalDouble joules,
            OptionalDouble watts,
            OptionalDouble joulesPerToken,
            OptionalDouble lowJoulesPerToken,
            OptionalDouble highJoulesPerToken) {
        Energy(EnergyUse use) {
            this(
                    use.series(),
                    use.isAttributable(),
                    use.isAttributable() ? OptionalDouble.of(use.joules()) : OptionalDouble.empty(),
                    use.watts(),
                    use.joulesPerToken(),
                    use.lowJoulesPerToken(),
                    use.highJoulesPerToken());
        }
    }

    private record Load(@JsonUnwrapped ModelMemory model, double loadBytes) {}

    private record Growth(
            Resource resource,
            String source,
            String model,
            String series,
            long generations,
            int samples,
            double changeBytes,
            MemoryGrowth.Verdict verdict,
            Optional<Slope> bytesPerGeneration) {

        Growth(MemoryGrowth growth) {
            this(
                    growth.resource(),
                    growth.source(),
                    growth.cell().model(),
                    growth.cell().series(),
                    growth.generations(),
                    growth.samples(),
                    growth.change(),
                    growth.verdict(),
                    growth.perGeneration().map(Slope::new));
        }
    }

    record Drifting(Optional<String> model, String series, String figure, double mean, Slope perHour) {

        Drifting(Drift drift) {
            this(
                    Optional.of(drift.model()).filter(model -> !model.isEmpty()),
                    drift.series(),
                    drift.figure(),
                    drift.mean(),
                    new Slope(drift.perHour()));
        }
    }

    /** Slope with its confidence interval; unknown bounds are left out. */
    private record Slope(double slope, Optional<Double> low, Optional<Double> high, double confidence, int values) {

        Slope(Trend trend) {
            this(
                    trend.slope(),
                    Optional.of(trend.low()).filter(low -> trend.isBounded()),
                    Optional.of(trend.high()).filter(high -> trend.isBounded()),
                    Trend.CONFIDENCE,
                    trend.values());
        }
    }

    record Lifecycle(List<Done> operations, List<Users> together, Optional<List<Level>> scaling) {

        /** Operations on models; empty if there were none. */
        static Optional<Lifecycle> of(LifecycleSummary lifecycle, Optional<ReadyScaling> scaling) {
            return lifecycle.operations().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Lifecycle(
                            lifecycle.operations().stream().map(Done::new).toList(),
                            lifecycle.together().stream()
                                    .map(users -> new Users(users, users.speedUp()))
                                    .toList(),
                            scaling.map(Level::of)));
        }
    }

    private record Done(
            String series,
            String model,
            Operation operation,
            long count,
            long ok,
            Optional<Long> there,
            OptionalDouble meanMs,
            OptionalDouble minMs,
            OptionalDouble maxMs,
            OptionalLong bytes,
            Optional<List<Failures>> errors) {

        Done(Operations all) {
            this(
                    all.series(),
                    all.model(),
                    all.operation(),
                    all.count(),
                    all.ok(),
                    Optional.of(all.there()).filter(there -> there > 0),
                    all.meanMs(),
                    all.minMs(),
                    all.maxMs(),
                    all.bytes(),
                    Optional.of(Failures.of(all.errors())).filter(errors -> !errors.isEmpty()));
        }
    }

    /** Number of users who pulled and loaded at once, compared with the lowest one. */
    record Level(int users, double overallS, double speedUp, double efficiencyPct) {

        static List<Level> of(ReadyScaling scaling) {
            return scaling.levels().stream()
                    .map(level -> new Level(
                            level.users(), level.overallS(), scaling.speedUp(level), scaling.efficiencyPct(level)))
                    .toList();
        }
    }

    private record Users(@JsonUnwrapped Together users, OptionalDouble speedUp) {}

    record Structured(
            String model,
            @JsonProperty("case") String testCase,
            long completed,
            long valid,
            OptionalDouble compliancePct,
            OptionalDouble unstructuredCompliancePct,
            OptionalDouble firstTokenOverheadPct,
            OptionalDouble tpotOverheadPct,
            OptionalDouble latencyOverheadPct) {

        private Structured(StructuredComparison one) {
            this(
                    one.model(),
                    one.testCase(),
                    one.completed(),
                    one.summary().ok(),
                    one.compliancePct(),
                    one.unstructuredCompliancePct(),
                    one.overheadPct(Metric.FIRST_TOKEN_MS),
                    one.overheadPct(Metric.TPOT_MS),
                    one.overheadPct(Metric.LATENCY_MS));
        }

        static List<Structured> of(RunSummary run) {
            return StructuredComparison.of(run).stream()
                    .filter(StructuredComparison::structured)
                    .map(Structured::new)
                    .toList();
        }
    }
}
