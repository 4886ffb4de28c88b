package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.summary.samples.Answers;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import run.Cell;

class ErrorComparisonTest {

    private static final Rule RULE = Policy.standard().rules().stream()
            .filter(rule -> rule.measure() == Measure.Share.ERRORS)
            .findFirst()
            .orElseThrow();

    /** Two series of a model of {@code generations} each; the failures are all in the first. */
    private static RunSamples run(int generations, int errors, int bursts) {
        SortedMap<Cell, CellSamples> cells = new TreeMap<>();
        cells.put(new Cell("m", "users=1"), cell(generations, errors, bursts));
        cells.put(new Cell("m", "users=3"), cell(generations, 0, 0));
        return new RunSamples(cells);
    }

    private static CellSamples cell(int generations, int errors, int bursts) {
        OptionalDouble none = OptionalDouble.empty();
        return new CellSamples(
                generations, errors, bursts, Answers.NONE, none, none, none, Optional.empty(), Map.of(), true);
    }

    private static Level level(String series, RunSamples before, RunSamples now) {
        return new ErrorComparison(RULE, 0.001, false, List.of(before), now)
                .findings().stream()
                        .filter(finding -> finding.subject().series().equals(series))
                        .findFirst()
                        .orElseThrow()
                        .level();
    }

    @Test
    void aStrayFailureInFewGenerationsIsNoWarning() {
        assertThat(level("users=1", run(50, 0, 0), run(50, 1, 1))).isEqualTo(Level.PASS);
    }

    @Test
    void aBurstThatOnlyOneAccidentExplainsIsAWarning() {
        assertThat(level("users=1", run(200, 0, 0), run(200, 20, 1))).isEqualTo(Level.WARN);
        assertThat(level(Subject.ALL, run(200, 0, 0), run(200, 20, 1))).isEqualTo(Level.WARN);
    }

    @Test
    void manyFailuresThatComeByThemselvesFail() {
        assertThat(level("users=1", run(200, 0, 0), run(200, 20, 20))).isEqualTo(Level.FAIL);
    }

    @Test
    void whatTheBaselineHadTooIsAWarningAndNeverMore() {
        assertThat(level("users=1", run(200, 20, 20), run(200, 18, 18))).isEqualTo(Level.WARN);
        assertThat(level(Subject.ALL, run(200, 20, 20), run(200, 20, 20))).isEqualTo(Level.WARN);
    }
}
