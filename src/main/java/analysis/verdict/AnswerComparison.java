package analysis.verdict;

import analysis.stats.CountTest;
import analysis.stats.Tarone;
import analysis.summary.samples.Answers;
import analysis.verdict.ErrorComparison.Ruling;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Cell;

/**
 * Comparison of the share of right answers among those that were checked, for each of the {@link CountedParts}. A FAIL needs all of: a
 * share below that of every baseline run, a drop of more than the limit, and significantly more wrong answers by Fisher's exact test,
 * corrected for the number of rows by {@link Tarone}. Where the baseline runs differ by more than chance, all counts are divided by the
 * dispersion (quasi-binomial model, McCullagh and Nelder, 1989).
 *
 * <p>Without that proof, a drop is INCONCLUSIVE for the run or a model if chance is an unlikely cause; otherwise it passes.
 */
record AnswerComparison(Rule rule, double alpha, boolean strict, List<RunSamples> baseline, RunSamples current) {

    /** Part of the false-alarm probability reserved for wrong answers, where answers are checked. */
    static final double SHARE = 0.1;

    private static final Ruling ONE_SIDED = Ruling.of(
            Level.MISSING,
            "Only one side has checked answers: give the prompts of both an 'expect'; a baseline of an older version must be set again.");

    /** Answers of one part of the run, on both sides. */
    private record Compared(List<Answers> runs, Answers now) {

        Answers before() {
            return runs.stream().reduce(Answers.NONE, Answers::plus);
        }

        double worstBefore() {
            return runs.stream()
                    .flatMapToDouble(run -> run.rightPct().stream())
                    .min()
                    .orElse(0);
        }

        /** Test of the hypothesis that wrong answers became no more frequent. */
        CountTest test() {
            return test(before(), now).times(1 / dispersion());
        }

        /** Test of the hypothesis that wrong answers became no less frequent. */
        CountTest reversed() {
            return test(now, before()).times(1 / dispersion());
        }

        private static CountTest test(Answers before, Answers now) {
            return new CountTest((int) before.wrong(), (int) before.checked(), (int) now.wrong(), (int) now.checked());
        }

        /** Pearson's statistic of the baseline runs per degree of freedom; at least 1. */
        private double dispersion() {
            double rate = (double) before().wrong() / before().checked();
            double sum = runs.stream()
                    .mapToDouble(run -> Math.pow(run.wrong() - run.checked() * rate, 2) / run.checked())
                    .sum();
            double variance = rate * (1 - rate) * (runs.size() - 1);
            return variance > 0 ? Math.max(1, sum / variance) : 1;
        }
    }

    /** Findings of all parts; none where no answer was checked. */
    List<Finding> findings() {
        Set<Cell> cells = Stream.concat(Stream.of(current), baseline.stream())
                .flatMap(run -> run.cells().entrySet().stream())
                .filter(cell -> cell.getValue().answers().checked() > 0)
                .map(Map.Entry::getKey)
                .filter(current.cells()::containsKey)
                .collect(Collectors.toSet());
        Map<Subject, Compared> parts = new LinkedHashMap<>();
        CountedParts.of(cells, rule.measure()).forEach((subject, part) -> parts.put(subject, compared(part)));
        double level = Tarone.level(
                alpha,
                parts.values().stream()
                        .filter(AnswerComparison::isComparable)
                        .mapToDouble(part -> part.test().smallestPValue())
                        .toArray());
        List<Finding> findings = new ArrayList<>();
        parts.forEach((subject, part) ->
                findings.add(finding(subject, part, isComparable(part) ? ruling(subject, part, level) : ONE_SIDED)));
        return findings;
    }

    private Compared compared(Predicate<Cell> part) {
        return new Compared(
                baseline.stream()
                        .map(run -> answers(run, part))
                        .filter(run -> run.checked() > 0)
                        .toList(),
                answers(current, part));
    }

    private static Answers answers(RunSamples run, Predicate<Cell> part) {
        return run.cells().entrySet().stream()
                .filter(cell -> part.test(cell.getKey()))
                .map(cell -> cell.getValue().answers())
                .reduce(Answers.NONE, Answers::plus);
    }

    private static boolean isComparable(Compared part) {
        return !part.runs.isEmpty() && part.now.checked() > 0;
    }

    private Ruling ruling(Subject subject, Compared part, double level) {
        double now = part.now.rightPct().orElseThrow();
        double worse = Math.log(part.before().rightPct().orElseThrow() / now);
        double p = part.test().pValue();
        if (worse > Judge.failAt(rule)) {
            boolean belowAll = now < part.worstBefore();
            if (strict || p <= level && belowAll) {
                return Ruling.of(Level.FAIL, "Below the limit, and not by chance.");
            }
            boolean whole =
                    subject.series().equals(Subject.ALL) || current.cells().size() == 1;
            return whole && p <= Judge.DOUBTS * level && belowAll
                    ? new Ruling(
                            Level.INCONCLUSIVE,
                            "Below the limit, but chance alone can do that with so few answers.",
                            needed(part, level))
                    : Ruling.of(Level.PASS, "Below the limit by what chance does with so few answers.");
        }
        if (rule.warn().filter(limit -> worse > limit.logDown()).isPresent() && (strict || p <= Judge.DOUBTS * level)) {
            return Ruling.of(Level.WARN, "Below the warning limit, and not by chance.");
        }
        return -worse > Judge.failAt(rule) && part.reversed().pValue() <= level
                ? Ruling.of(Level.IMPROVED, "Better, and not by chance.")
                : Ruling.of(Level.PASS, "Within the limit.");
    }

    private static OptionalLong needed(Compared part, double level) {
        OptionalDouble growth = part.test().growthToProof(level);
        return growth.isPresent()
                ? OptionalLong.of((long) Math.ceil(growth.getAsDouble() * part.now.checked()))
                : OptionalLong.empty();
    }

    private Finding finding(Subject subject, Compared part, Ruling ruling) {
        Answers now = part.now;
        String count = now.checked() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%d of %d answers were right (95 %% interval %.1f to %.1f %%). ",
                        now.right(),
                        now.checked(),
                        now.lowPct(),
                        now.highPct());
        return Finding.of(
                subject,
                ruling.level(),
                part.before().rightPct(),
                now.rightPct(),
                Criterion.change(rule.text()),
                (int) now.checked(),
                count + ruling.reason(),
                ruling.needed());
    }
}
