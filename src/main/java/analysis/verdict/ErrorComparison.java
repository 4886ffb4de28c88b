package analysis.verdict;

import analysis.stats.Tarone;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Limit;
import analysis.verdict.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import run.Cell;

/**
 * Comparison of failure rates, for each of the {@link CountedParts}. A FAIL needs a rate above the limit, and significantly more failures
 * and bursts of failures than in the baseline, see {@link ErrorTest}, corrected for the number of rows by {@link Tarone}. Where most
 * generations of a run or model failed, or all of a series, the limit alone decides.
 *
 * <p>A rate above the limit without that proof is INCONCLUSIVE for the run or a model if chance is an unlikely cause, and a WARN if the
 * baseline exceeds the limit too, or if only a burst explains so many failures. The rest passes: one failure in fifty generations is 2 %
 * and means nothing.
 */
record ErrorComparison(Rule rule, double alpha, boolean strict, List<RunSamples> baseline, RunSamples current) {

    /** Largest p-value at which a rate above the limit is unlikely to be chance. */
    private static final double IMPROBABLE = 0.05;

    /** The same where the baseline exceeds the limit, too. */
    private static final double IMPROBABLE_AGAIN = 0.01;

    private static final double MOST = 0.5;
    private static final int ENOUGH_FOR_MOST = 10;

    List<Finding> findings() {
        Map<Subject, ErrorTest> tests = tests();
        int rows = tests.size();
        double level = Tarone.level(
                alpha,
                tests.values().stream().mapToDouble(ErrorTest::smallestPValue).toArray());
        List<Finding> findings = new ArrayList<>();
        tests.forEach((subject, test) -> findings.add(finding(subject, test, level, rows)));
        return findings;
    }

    private Map<Subject, ErrorTest> tests() {
        Map<Subject, ErrorTest> tests = new LinkedHashMap<>();
        // The overall time of all models is a cell of its own, in which nothing can fail.
        List<Cell> attempted = current.cells().keySet().stream()
                .filter(cell -> ErrorCounts.of(current, cell::equals).generations() > 0)
                .toList();
        CountedParts.of(attempted, rule.measure()).forEach((subject, part) -> tests.put(subject, test(part)));
        return tests;
    }

    private ErrorTest test(Predicate<Cell> cells) {
        return new ErrorTest(
                baseline.stream().map(run -> ErrorCounts.of(run, cells)).toList(), ErrorCounts.of(current, cells));
    }

    private Finding finding(Subject subject, ErrorTest test, double level, int rows) {
        Ruling ruling = ruling(subject, test, level, rows);
        return Finding.of(
                subject,
                ruling.level,
                test.before().generations() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(100 * test.before().rate()),
                OptionalDouble.of(100 * test.now().rate()),
                Criterion.change(rule.text()),
                test.now().generations(),
                String.format(
                        Locale.ROOT,
                        "%d of %d%s failed%s. %s",
                        test.now().errors(),
                        test.now().generations(),
                        test.now().ofModels() ? " generations, pulls and loads" : "",
                        test.now().inBursts(),
                        ruling.reason),
                ruling.needed);
    }

    /** Level of a count; {@code needed} is the number of generations that would probably decide, present only if undecided. */
    record Ruling(Level level, String reason, OptionalLong needed) {
        static Ruling of(Level level, String reason) {
            return new Ruling(level, reason, OptionalLong.empty());
        }
    }

    private Ruling ruling(Subject subject, ErrorTest test, double level, int rows) {
        Optional<Limit> fail = rule.fail().filter(limit -> test.now().rate() > limit.share());
        Optional<Limit> warn = rule.warn().filter(limit -> test.now().rate() > limit.share());
        double p = test.pValue();
        if (fail.isEmpty()) {
            return warn.isPresent() && (strict || p <= level)
                    ? Ruling.of(Level.WARN, "Above the warning limit.")
                    : Ruling.of(Level.PASS, "Within the limit.");
        }
        if (strict) {
            return Ruling.of(Level.FAIL, "Above the limit.");
        }
        if (test.now().rate() <= test.worstBefore()) {
            return Ruling.of(Level.WARN, "Above the limit, but not more than in the baseline.");
        }
        if (p <= level || areMost(subject, test)) {
            return Ruling.of(Level.FAIL, "Above the limit, and significantly more than in the baseline.");
        }
        boolean again = test.before().rate() > fail.get().share();
        boolean single =
                !subject.series().equals(Subject.ALL) && current.cells().size() > 1;
        if (single || p > (again ? IMPROBABLE_AGAIN : IMPROBABLE)) {
            // Worth a look: failures that only a single incident explains, a failed pull or load, a series of which
            // most
            // failed. A stray failure in few generations is not.
            boolean accident = again
                    || test.now().ofModels()
                    || test.now().errors() > 1 && test.now().rate() > MOST
                    || test.pValueOfGenerations() <= IMPROBABLE / rows;
            return Ruling.of(accident ? Level.WARN : Level.PASS, "Above the limit, but easily explained by chance.");
        }
        return new Ruling(
                Level.INCONCLUSIVE,
                "Above the limit, but chance alone can do that with so few samples.",
                test.deciding(level));
    }

    /** Whether too many failed for a momentary incident; one burst can take up most of a short series. */
    private static boolean areMost(Subject subject, ErrorTest test) {
        boolean large = subject.series().equals(Subject.ALL) || test.now().rate() == 1;
        return large
                && test.now().generations() >= ENOUGH_FOR_MOST
                && test.now().rate() > MOST
                && test.now().rate() > 2 * test.worstBefore();
    }
}
