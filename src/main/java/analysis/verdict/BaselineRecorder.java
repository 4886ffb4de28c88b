package analysis.verdict;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.samples.Answers;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SteadyPart;
import analysis.summary.samples.Warning;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Baseline.Figures;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.Difference;
import analysis.verdict.baseline.Fingerprint;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.apache.commons.rng.simple.RandomSource;
import run.Cell;

/** Builder of baselines from runs: their fingerprint and a bounded sample of their values. The same runs give the same baseline. */
public record BaselineRecorder(Policy policy) {

    /** Maximum number of values kept per metric, series and run: more would hardly make a percentile more precise. */
    public static final int MAX_SAMPLES = 1000;

    private static final int DECIMALS = 3;

    /** Reasons why {@code runs} must not become a baseline; empty if there are none. */
    public List<String> objections(List<RunData> runs) {
        List<String> objections = new ArrayList<>();
        Fingerprint first = Fingerprint.of(runs.get(0).info());
        for (int i = 0; i < runs.size(); i++) {
            String which = runs.size() == 1 ? "" : "run " + (i + 1) + ": ";
            RunData run = runs.get(i);
            RunValidity.objections(run).forEach(objection -> objections.add(which + objection.text()));
            if (ClientLag.of(run, policy).filter(lag -> lag.spoils(run)).isPresent()) {
                run.warnings().stream()
                        .filter(warning -> warning.kind() == Warning.Kind.CLIENT_LAG)
                        .forEach(warning -> objections.add(which + warning.text()));
            }
            for (Difference difference :
                    Difference.between(first, Fingerprint.of(runs.get(i).info()))) {
                objections.add(which + difference.what() + " is " + difference.current() + ", but "
                        + difference.baseline() + " in run 1");
            }
        }
        return objections;
    }

    /** Limitations of a baseline of {@code runs}, with the setting that removes each; empty if there are none. */
    public List<String> warnings(List<RunData> runs) {
        List<String> warnings = new ArrayList<>();
        int fewest = runs.stream()
                .flatMapToInt(run -> MoreGenerations.fewest(run).stream())
                .min()
                .orElse(policy.minimumSamples());
        if (fewest < policy.minimumSamples()) {
            warnings.add("No verdict can be reached against it: a series has " + fewest
                    + " successful " + runs.get(0).counted().many() + ", and a figure needs " + policy.minimumSamples()
                    + ". "
                    + MoreGenerations.advice(runs.get(0), MoreGenerations.TO_BEGIN_WITH));
        }
        return warnings;
    }

    /** Records {@code runs}, at least one, as a baseline; they must be comparable, see {@link #objections}. */
    public Baseline record(String name, Instant created, List<RunData> runs) {
        List<Baseline.Run> recorded = runs.stream()
                .map(this::run)
                .sorted(Comparator.comparing(Baseline.Run::start, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        return new Baseline(
                Baseline.SCHEMA, name, created, Fingerprint.of(runs.get(0).info()), recorded, null);
    }

    private Baseline.Run run(RunData run) {
        List<Baseline.Series> series = new ArrayList<>();
        RunSamples.of(run, policy.metrics())
                .cells()
                .forEach((cell, samples) -> series.add(
                        series(cell, samples, Optional.ofNullable(run.cells().get(cell)))));
        return Baseline.Run.of(run.info(), series);
    }

    private Baseline.Series series(Cell cell, CellSamples samples, Optional<CellData> data) {
        int[] failedAt = data.map(CellData::failedAt).orElse(new int[0]);
        SortedMap<String, Figures> summary = new TreeMap<>();
        SortedMap<String, double[]> kept = new TreeMap<>();
        samples.samples().forEach((metric, values) -> {
            summary.put(
                    metric.id(),
                    figures(data.map(all -> all.steadySamples(metric)).orElse(values)));
            kept.put(metric.id(), bounded(cell, metric, values));
        });
        Optional<Answers> answers = Optional.of(samples.answers()).filter(some -> some.checked() > 0);
        return new Baseline.Series(
                cell.model(),
                cell.series(),
                samples.generations(),
                samples.errors(),
                failedAt.length > MAX_SAMPLES ? null : failedAt,
                answers.map(Answers::right).map(Math::toIntExact).orElse(null),
                answers.map(Answers::wrong).map(Math::toIntExact).orElse(null),
                rounded(samples.requestsPerS()),
                rounded(samples.tokensPerS()),
                rounded(samples.meanOutputTokens()),
                rounded(data.map(of -> of.tokens().cache().pct()).orElse(OptionalDouble.empty())),
                data.flatMap(CellData::steady).map(SteadyPart::generations).orElse(null),
                samples.operations().map(CellSamples.Operations::count).orElse(null),
                samples.operations().map(CellSamples.Operations::failed).orElse(null),
                samples.operations().map(CellSamples.Operations::failedBursts).orElse(null),
                summary,
                kept);
    }

    private static Figures figures(double[] values) {
        double[] percentiles = Percentiles.of(values, 50, 95);
        return new Figures(
                values.length,
                rounded(Arrays.stream(values).average().orElseThrow()),
                rounded(percentiles[0]),
                rounded(percentiles[1]));
    }

    /** Random choice of at most {@link #MAX_SAMPLES} of {@code values}, still in order of time. */
    private double[] bounded(Cell cell, Metric metric, double[] values) {
        double[] kept = values;
        if (values.length > MAX_SAMPLES) {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(
                    policy.seed() + cell.hashCode() * 31L + metric.id().hashCode());
            int[] chosen = new CombinationSampler(random, values.length, MAX_SAMPLES).sample();
            Arrays.sort(chosen);
            kept = Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
        }
        return Arrays.stream(kept).map(BaselineRecorder::rounded).toArray();
    }

    private static Double rounded(OptionalDouble value) {
        return value.isPresent() ? rounded(value.getAsDouble()) : null;
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
