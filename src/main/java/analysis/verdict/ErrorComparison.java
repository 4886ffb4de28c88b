package analysis.verdict;

import analysis.stats.ErrorTest;
import analysis.stats.Tarone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import run.Cell;

/**
 * Failed generations: of the whole run, of each model and of each series, since a few failures are proof only where many
 * generations are counted together. FAIL needs a rate above the limit, and more failures than in the baseline by Fisher's
 * exact test, corrected for the number of rows by {@link Tarone}.
 *
 * <p>A rate above the limit without that proof is INCONCLUSIVE for the run and for a model, and a WARN for a single
 * series, where one failure of fifty generations is 2 % and means nothing.
 */
final class ErrorComparison {

    private static final double LARGEST_FACTOR = 1000;
    private static final double STEP = 1.1;

    private final Rule rule;
    private final double alpha;
    private final boolean strict;
    private final List<RunSamples> baseline;
    private final RunSamples current;

    ErrorComparison(Rule rule, double alpha, boolean strict, List<RunSamples> baseline, RunSamples current) {
        this.rule = rule;
        this.alpha = alpha;
        this.strict = strict;
        this.baseline = baseline;
        this.current = current;
    }

    List<Finding> findings() {
        Map<Subject, ErrorTest> tests = tests();
        double level = Tarone.level(alpha, tests.values());
        List<Finding> findings = new ArrayList<>();
        tests.forEach((subject, test) -> findings.add(finding(subject, test, level)));
        return findings;
    }

    private Map<Subject, ErrorTest> tests() {
        Map<Subject, ErrorTest> tests = new LinkedHashMap<>();
        SortedSet<String> models =
                current.cells().keySet().stream().map(Cell::model).collect(Collectors.toCollection(TreeSet::new));
        if (models.size() > 1) {
            tests.put(subject(Subject.ALL, Subject.ALL), test(cell -> true));
        }
        for (String model : models) {
            List<Cell> cells = current.cells().keySet().stream()
                    .filter(cell -> cell.model().equals(model))
                    .toList();
            if (cells.size() > 1) {
                tests.put(subject(model, Subject.ALL), test(cell -> cell.model().equals(model)));
            }
            cells.forEach(cell -> tests.put(subject(model, cell.series()), test(cell::equals)));
        }
        return tests;
    }

    private Subject subject(String model, String series) {
        return Subject.of(model, series, rule.measure());
    }

    private ErrorTest test(Predicate<Cell> cells) {
        int[] then = baseline.stream().map(run -> count(run, cells)).reduce(new int[2], (a, b) ->
                new int[] {a[0] + b[0], a[1] + b[1]});
        int[] now = count(current, cells);
        return new ErrorTest(then[0], then[1], now[0], now[1]);
    }

    private static int[] count(RunSamples run, Predicate<Cell> cells) {
        int[] count = new int[2];
        run.cells().forEach((cell, samples) -> {
            if (cells.test(cell)) {
                count[0] += samples.errors();
                count[1] += samples.generations();
            }
        });
        return count;
    }

    private Finding finding(Subject subject, ErrorTest test, double level) {
        Optional<Limit> fail = rule.fail().filter(limit -> test.rate() > limit.share());
        Optional<Limit> warn = rule.warn().filter(limit -> test.rate() > limit.share());
        boolean proven = strict || test.pValue() <= level;
        Level ruling = Level.PASS;
        String reason = "Within the limit.";
        OptionalLong generations = OptionalLong.empty();
        if (fail.isPresent() && proven) {
            ruling = Level.FAIL;
            reason = "Above the limit" + (strict ? "." : ", and more than in the baseline not by chance.");
        } else if (fail.isPresent()) {
            boolean single =
                    !subject.series().equals(Subject.ALL) && current.cells().size() > 1;
            ruling = single ? Level.WARN : Level.INCONCLUSIVE;
            reason = "Above the limit, but chance alone can do that with so few generations.";
            generations = deciding(test, level);
        } else if (warn.isPresent() && proven) {
            ruling = Level.WARN;
            reason = "Above the warning limit.";
        }
        return new Finding(
                subject,
                ruling,
                test.baselineTotal() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * test.baselineRate()),
                OptionalDouble.of(100 * test.rate()),
                Optional.empty(),
                rule.text(),
                OptionalDouble.empty(),
                test.total(),
                String.format(Locale.ROOT, "%d of %d generations failed. %s", test.errors(), test.total(), reason),
                generations);
    }

    /** Generations at which the same rates would be proof; empty if they are no more frequent than in the baseline. */
    private static OptionalLong deciding(ErrorTest test, double level) {
        if (test.rate() <= test.baselineRate()) {
            return OptionalLong.empty();
        }
        for (double factor = STEP; factor < LARGEST_FACTOR; factor *= STEP) {
            ErrorTest larger = test.times(factor);
            if (larger.pValue() <= level) {
                return OptionalLong.of(larger.total());
            }
        }
        return OptionalLong.empty();
    }
}
