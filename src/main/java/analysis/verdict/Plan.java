package analysis.verdict;

import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Number of generations that a verdict needs, planned from a pilot run: runs drawn from it, see {@link Pilot}, are judged with more and
 * more generations until those of an unchanged server pass and at least half of those of a slower one fail.
 *
 * @param pilotGenerations successful generations in the smallest series of the pilot
 * @param steps numbers that were tried, in order
 * @param generations needed in each series; empty if no step is enough
 * @param option setting that gives them to a run like the pilot; empty if unknown
 * @param duration of such a run; empty if unknown
 */
public record Plan(
        int pilotGenerations,
        List<Step> steps,
        OptionalInt generations,
        Optional<String> option,
        Optional<Duration> duration) {

    /** Regression that a run has to detect: the one that a PASS excludes. */
    public static final double REGRESSION = 1.3;

    /** Smallest number of generations in each series of a pilot: fewer do not show the noise. */
    public static final int SMALLEST_PILOT = 20;

    private static final int[] STEPS = {50, 70, 100, 140, 200, 280, 400, 560, 800, 1120, 1600, 2240, 3200};
    private static final int VERDICTS = 40;
    private static final int ENOUGH = 39;
    private static final int HALF = VERDICTS / 2;

    /** Reserve factor for variation that the pilot does not show. */
    private static final double RESERVE = 1.25;

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * Number of generations that was tried.
     *
     * @param generations in each series
     * @param passed share of the verdicts on an unchanged server that passed, 0 to 1
     * @param found share of the verdicts on one slower by {@link #REGRESSION} that failed, 0 to 1
     */
    public record Step(int generations, double passed, double found) {}

    /**
     * Plans runs like {@code pilot}.
     * @param baselineRuns number of runs in the future baseline; at least 1
     * @throws IllegalArgumentException if the pilot has no series of {@link #SMALLEST_PILOT} successful generations
     */
    public static Plan of(RunData pilot, Policy policy, int baselineRuns) {
        int fewest =
                pilot.cells().values().stream().mapToInt(CellData::ok).min().orElse(0);
        if (fewest < SMALLEST_PILOT) {
            throw new IllegalArgumentException("the pilot's smallest series has " + fewest
                    + " successful " + pilot.counted().many() + ", and a plan needs " + SMALLEST_PILOT
                    + " to estimate the noise. "
                    + MoreGenerations.advice(pilot, 2L * SMALLEST_PILOT));
        }
        Set<Metric> metrics = new TreeSet<>(Metric.ofGenerations());
        metrics.retainAll(policy.metrics());
        Pilot source = new Pilot(RunSamples.of(pilot, metrics), policy.runSpread());
        List<Step> steps = new ArrayList<>();
        for (int generations : STEPS) {
            Step step = step(source, policy, baselineRuns, generations);
            steps.add(step);
            if (step.passed() * VERDICTS >= ENOUGH && step.found() * VERDICTS >= HALF) {
                int needed = (int) Math.ceil(generations * RESERVE / 10) * 10;
                return new Plan(
                        fewest,
                        steps,
                        OptionalInt.of(needed),
                        MoreGenerations.option(pilot, needed),
                        duration(pilot, (double) needed / fewest));
            }
        }
        return new Plan(fewest, steps, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static Step step(Pilot source, Policy policy, int baselineRuns, int generations) {
        Level[][] levels = IntStream.range(0, VERDICTS)
                .parallel()
                .mapToObj(
                        i -> levels(source, policy, baselineRuns, generations, new SplittableRandom(policy.seed() + i)))
                .toArray(Level[][]::new);
        int passed = 0;
        int found = 0;
        for (Level[] pair : levels) {
            passed += pair[0] == Level.PASS || pair[0] == Level.IMPROVED ? 1 : 0;
            found += pair[1] == Level.FAIL ? 1 : 0;
        }
        return new Step(generations, passed / (double) VERDICTS, found / (double) VERDICTS);
    }

    private static Level[] levels(
            Pilot source, Policy policy, int baselineRuns, int generations, SplittableRandom random) {
        List<RunSamples> baseline = IntStream.range(0, baselineRuns)
                .mapToObj(run -> source.draw(random, generations))
                .toList();
        RunSamples same = source.draw(random, generations);
        RunSamples slower = Pilot.slower(random, same, REGRESSION);
        return new Level[] {level(policy, baseline, same), level(policy, baseline, slower)};
    }

    private static Level level(Policy policy, List<RunSamples> baseline, RunSamples current) {
        return Level.overall(new Comparison(policy, false, baseline, current, Optional.empty())
                .findings().stream().map(Finding::level).toList());
    }

    private static Optional<Duration> duration(RunData pilot, double factor) {
        if (pilot.info().start() == null || pilot.info().end() == null) {
            return Optional.empty();
        }
        long ms = Duration.between(pilot.info().start(), pilot.info().end()).toMillis();
        return Optional.of(Duration.ofMillis((long) (ms * factor)));
    }
}
