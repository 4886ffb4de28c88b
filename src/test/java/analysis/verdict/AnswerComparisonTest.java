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
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import run.Cell;

class AnswerComparisonTest {

    private static final Rule RULE = Policy.standard().rules().stream()
            .filter(rule -> rule.measure() == Measure.Share.RIGHT_ANSWERS)
            .findFirst()
            .orElseThrow();
    private static final double ALPHA = Policy.standard().falseAlarm() * AnswerComparison.SHARE;

    private static RunSamples run(long right, long wrong) {
        OptionalDouble none = OptionalDouble.empty();
        CellSamples cell = new CellSamples(
                (int) (right + wrong),
                0,
                0,
                new Answers(right, wrong, ""),
                none,
                none,
                none,
                Optional.empty(),
                Map.of(),
                true);
        return new RunSamples(new TreeMap<>(Map.of(new Cell("m", "users=1"), cell)));
    }

    /** One whose share of right answers strays from 80 % by {@code spread}. */
    private static RunSamples run(SplittableRandom random, int answers, double mean, double spread) {
        double share = Math.min(1, mean + spread * random.nextGaussian());
        long right = IntStream.range(0, answers)
                .filter(i -> random.nextDouble() < share)
                .count();
        return run(right, answers - right);
    }

    private static Level level(List<RunSamples> before, RunSamples now) {
        List<Finding> findings = new AnswerComparison(RULE, ALPHA, false, before, now).findings();
        return findings.isEmpty() ? null : findings.get(0).level();
    }

    /** Share of verdicts that fail, with a baseline of five runs. */
    private static double fails(double spread, double now) {
        SplittableRandom random = new SplittableRandom(7);
        int verdicts = 1000;
        long failed = IntStream.range(0, verdicts)
                .filter(i -> level(
                                IntStream.range(0, 5)
                                        .mapToObj(run -> run(random, 300, 0.8, spread))
                                        .toList(),
                                run(random, 300, now, spread))
                        == Level.FAIL)
                .count();
        return (double) failed / verdicts;
    }

    @Test
    void anUnchangedModelSeldomFails() {
        assertThat(fails(0, 0.8)).isLessThanOrEqualTo(0.004);
    }

    /** Runs that stray by 3 points of 80 % differ twice as much as chance explains. */
    @Test
    void norDoesOneWhoseRunsDiffer() {
        assertThat(fails(0.03, 0.8)).isLessThanOrEqualTo(0.01);
    }

    @Test
    void aModelThatGotWorseFails() {
        assertThat(fails(0, 0.65)).isGreaterThan(0.9);
    }

    @Test
    void aDropThatNobodyMindsPassesHoweverSureItIs() {
        assertThat(level(List.of(run(900_000, 100_000)), run(895_000, 105_000))).isEqualTo(Level.PASS);
        assertThat(level(List.of(run(900_000, 100_000)), run(885_000, 115_000))).isEqualTo(Level.FAIL);
    }

    @Test
    void aDoubtIsSaidWithHowManyAnswersDecide() {
        Finding finding = new AnswerComparison(RULE, ALPHA, false, List.of(run(240, 60)), run(215, 85))
                .findings()
                .get(0);

        assertThat(finding.level()).isIn(Level.PASS, Level.INCONCLUSIVE);
        Finding surer = new AnswerComparison(RULE, ALPHA, false, List.of(run(240, 60)), run(209, 91))
                .findings()
                .get(0);
        assertThat(surer.level()).isEqualTo(Level.INCONCLUSIVE);
        assertThat(surer.generations().orElseThrow()).isBetween(301L, 900L);
    }

    @Test
    void moreRightAnswersAreAnImprovement() {
        assertThat(level(List.of(run(700, 300)), run(850, 150))).isEqualTo(Level.IMPROVED);
    }

    @Test
    void withoutExpectationsThereIsNothingToSay() {
        assertThat(level(List.of(run(0, 0)), run(0, 0))).isNull();
    }
}
