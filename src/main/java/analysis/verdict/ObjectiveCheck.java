package analysis.verdict;

import analysis.stats.Bootstrap;
import analysis.stats.CountTest;
import analysis.stats.EnoughValues;
import analysis.stats.Estimate;
import analysis.stats.FewTimes;
import analysis.stats.LogRatio;
import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.summary.figures.Goodput;
import analysis.summary.figures.Slo;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;

/**
 * Check of every series of a run against the objectives of a policy. A FAIL needs a figure beyond the limit with its whole confidence
 * interval; the objectives of a run share the policy's false-alarm probability.
 */
final class ObjectiveCheck {

    private static final String NOTHING_EXPECTED = "No answer was checked: give the prompts an 'expect'.";

    private final Policy policy;
    private final boolean strict;
    private final RunData run;
    private final double alpha;
    private final Optional<ClientLag> lag;
    private final SpendingFigures spending;

    ObjectiveCheck(Policy policy, boolean strict, RunData run, Optional<ClientLag> lag) {
        this.lag = lag;
        this.policy = policy;
        this.strict = strict;
        this.run = run;
        this.alpha = policy.falseAlarm()
                / Math.max(1, policy.objectives().size() * run.cells().size());
        this.spending = new SpendingFigures(run);
    }

    /** Objective with its finding for one model and series. */
    record Held(Objective objective, Finding finding) {}

    List<Finding> findings() {
        return held().stream().map(Held::finding).toList();
    }

    List<Held> held() {
        SortedMap<Cell, CellData> cells = new TreeMap<>(run.cells());
        cells.putAll(run.together());
        List<Held> held = new ArrayList<>();
        cells.forEach((cell, data) -> policy.objectives().stream()
                .filter(objective -> isAbout(objective, data) && (!isOfAllModels(objective) || isFirst(cell, cells)))
                .forEach(objective -> {
                    String model = isOfAllModels(objective) ? Subject.ALL : cell.model();
                    Subject subject = Subject.of(model, cell.series(), objective.measure());
                    held.add(new Held(objective, finding(subject, objective, data)));
                }));
        policy.objectives().stream()
                .filter(objective ->
                        isOfModels(objective) && cells.values().stream().noneMatch(data -> isAbout(objective, data)))
                .forEach(objective -> held.add(new Held(objective, nothingDone(objective))));
        return held;
    }

    /** Whether the objective applies to a cell: some cells have only generations, some only pulls and loads. */
    private static boolean isAbout(Objective objective, CellData data) {
        return isOfModels(objective)
                ? data.operations()
                        .has(((Objective.OfMetric) objective).measure().of())
                : data.generations() > 0;
    }

    private static boolean isOfAllModels(Objective objective) {
        return objective.measure() == Measure.Spending.ENERGY;
    }

    private static boolean isFirst(Cell cell, SortedMap<Cell, CellData> cells) {
        return cells.keySet().stream()
                .filter(other -> other.series().equals(cell.series()))
                .findFirst()
                .filter(cell::equals)
                .isPresent();
    }

    private static Finding nothingDone(Objective objective) {
        return finding(
                Subject.of(Subject.ALL, Subject.ALL, objective.measure()),
                objective,
                Level.MISSING,
                OptionalDouble.empty(),
                0,
                "This run had no such operation.");
    }

    private static boolean isOfModels(Objective objective) {
        return objective instanceof Objective.OfMetric metric
                && metric.measure().of().isOfModels();
    }

    private Finding finding(Subject subject, Objective objective, CellData data) {
        if (objective instanceof Objective.OfMetric metric) {
            return metric(subject, metric, data);
        }
        if (objective instanceof Objective.OfSpending spent) {
            return spending(subject, spent, data);
        }
        return objective instanceof Objective.OfThroughput throughput
                ? throughput(subject, throughput, data)
                : share(subject, objective, data);
    }

    private Finding throughput(Subject subject, Objective.OfThroughput objective, CellData data) {
        CellSamples cell = CellSamples.of(data, Set.of(Metric.LATENCY_MS));
        OptionalDouble value = cell.of(objective.measure());
        if (value.isEmpty()) {
            return finding(subject, objective, Level.MISSING, value, 0, "There is no throughput to compare with it.");
        }
        Optional<String> late = lag.flatMap(one -> one.objection(objective.measure(), value.getAsDouble(), cell));
        if (late.isPresent()) {
            return finding(subject, objective, Level.INVALID, value, cell.ok(), late.get());
        }
        Estimate estimate =
                Row.throughput(new Bootstrap(policy.seed() + subject.hashCode()), cell, objective.measure());
        boolean proven = LogRatio.of(estimate, objective.limit()).high(alpha) < 0;
        return ruling(subject, objective, value, cell.ok(), value.getAsDouble() < objective.limit(), proven);
    }

    private Finding spending(Subject subject, Objective.OfSpending objective, CellData data) {
        Optional<SpendingFigures.Spent> found = spending.of(objective.measure(), subject.series(), data);
        if (found.isEmpty()) {
            String why = SpendingFigures.whyMissing(objective.measure());
            return finding(subject, objective, Level.MISSING, OptionalDouble.empty(), 0, why);
        }
        SpendingFigures.Spent spent = found.get();
        OptionalDouble value = OptionalDouble.of(spent.value());
        Optional<String> late = lag.filter(one -> spent.hourly().isPresent())
                .flatMap(one -> one.objection(
                        Measure.Throughput.TOKENS, spent.value(), CellSamples.of(data, Set.of(Metric.LATENCY_MS))));
        return late.isPresent()
                ? finding(subject, objective, Level.INVALID, value, spent.generations(), late.get())
                : ruling(
                        subject,
                        objective,
                        value,
                        spent.generations(),
                        spent.value() > objective.limit(),
                        spent.exceeds(objective.limit(), alpha));
    }

    private Finding metric(Subject subject, Objective.OfMetric objective, CellData data) {
        Metric metric = objective.measure().of();
        double[] samples = data.steadySamples(metric);
        if (samples.length == 0) {
            return finding(
                    subject,
                    objective,
                    Level.MISSING,
                    OptionalDouble.empty(),
                    0,
                    "There are no values to compare with it.");
        }
        double value = objective.measure().of(samples);
        Optional<String> late = lag.filter(one -> !metric.isOfModels())
                .flatMap(one -> one.objection(
                        objective.measure(), value, CellSamples.of(data, EnumSet.of(metric, Metric.LATENCY_MS))));
        if (late.isPresent()) {
            return finding(subject, objective, Level.INVALID, OptionalDouble.of(value), samples.length, late.get());
        }
        boolean beyond = metric.better() == Better.LOWER ? value > objective.limit() : value < objective.limit();
        long seed = policy.seed() + subject.hashCode();
        Optional<Estimate> estimate = metric.isOfModels()
                ? FewTimes.estimate(samples, objective.measure().summary(), seed)
                : new Bootstrap(seed)
                        .estimate(EnoughValues.of(samples), objective.measure().summary());
        boolean proven = estimate.map(e -> LogRatio.of(e, objective.limit()))
                .map(ratio -> metric.better() == Better.LOWER ? ratio : ratio.inverse())
                .filter(ratio -> ratio.low(alpha) > 0)
                .isPresent();
        return ruling(subject, objective, OptionalDouble.of(value), samples.length, beyond, proven);
    }

    private Finding share(Subject subject, Objective objective, CellData data) {
        int bad;
        int all = data.generations();
        double allowed;
        if (objective instanceof Objective.OfGoodput goodput) {
            Optional<String> late = late(goodput, data);
            if (late.isPresent()) {
                return finding(
                        subject, objective, Level.INVALID, OptionalDouble.empty(), data.generations(), late.get());
            }
            bad = data.generations() - Goodput.of(data, limits(goodput));
            allowed = 1 - goodput.limit();
        } else if (objective instanceof Objective.OfRightAnswers right) {
            bad = Math.toIntExact(data.answers().wrong());
            all = Math.toIntExact(data.answers().checked());
            if (all == 0) {
                return finding(subject, objective, Level.MISSING, OptionalDouble.empty(), 0, NOTHING_EXPECTED);
            }
            allowed = 1 - right.limit();
        } else {
            bad = data.failed();
            allowed = ((Objective.OfErrors) objective).limit();
        }
        CountTest test = new CountTest(0, 0, bad, all);
        double shown = objective.isFloor() ? 100 * (1 - test.rate()) : 100 * test.rate();
        return ruling(
                subject, objective, OptionalDouble.of(shown), all, test.rate() > allowed, test.low(alpha) > allowed);
    }

    /** Reason against judging goodput: the load generator's lag is large compared with one of its limits. */
    private Optional<String> late(Objective.OfGoodput goodput, CellData data) {
        return lag.flatMap(one -> limits(goodput).stream()
                .flatMap(slo -> one.objection(slo, CellSamples.of(data, Set.of(Metric.LATENCY_MS))).stream())
                .findFirst());
    }

    private List<Slo> limits(Objective.OfGoodput goodput) {
        if (!goodput.each().isEmpty()) {
            return goodput.each();
        }
        return policy.objectives().stream()
                .filter(Objective.OfMetric.class::isInstance)
                .map(Objective.OfMetric.class::cast)
                .filter(objective -> !objective.measure().of().isOfModels())
                .map(objective -> new Slo(objective.measure().of(), objective.limit()))
                .toList();
    }

    private Finding ruling(
            Subject subject, Objective objective, OptionalDouble value, int samples, boolean beyond, boolean proven) {
        if (!beyond) {
            return finding(subject, objective, Level.PASS, value, samples, "The objective is met.");
        }
        if (proven || strict) {
            return finding(subject, objective, Level.FAIL, value, samples, "The objective is not met.");
        }
        return finding(
                subject,
                objective,
                Level.INCONCLUSIVE,
                value,
                samples,
                String.format(
                        Locale.ROOT,
                        "Beyond the objective, but with %d %s it can be chance.",
                        samples,
                        samples == 1 ? "value" : "values"));
    }

    private static Finding finding(
            Subject subject, Objective objective, Level level, OptionalDouble value, int samples, String reason) {
        return Finding.of(
                subject,
                level,
                OptionalDouble.empty(),
                value,
                Criterion.of(objective),
                samples,
                reason,
                OptionalLong.empty());
    }
}
