package analysis.summary.figures;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SyntheticRun;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.CellDataBuilder;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.Cell;
import run.Generation;
import run.Outcome;

class SummaryTest {

    private static final SyntheticRun SHAPE =
            new SyntheticRun(7).generationsPerSeries(120).failureRate(0.05);
    private static final List<Generation> ROWS = SHAPE.generations();
    private static final RunSummary SUMMARY = summaryOf(ROWS);

    private static RunSummary summaryOf(List<Generation> rows) {
        return RunSummary.of(dataOf(rows));
    }

    private static RunData dataOf(List<Generation> rows) {
        RunBuilder builder = new RunBuilder().injector(SHAPE.info());
        rows.forEach(builder::add);
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyLevelEqualsAComputationOnTheRawRows(Metric metric) {
        assertThat(SUMMARY.overall().metric(metric)).isEqualTo(expected(metric, row -> true));
        SUMMARY.models()
                .forEach((model, summary) -> assertThat(summary.metric(metric))
                        .isEqualTo(expected(metric, row -> row.cell().model().equals(model))));
        SUMMARY.cells()
                .forEach((cell, summary) -> assertThat(summary.metric(metric))
                        .isEqualTo(expected(metric, row -> row.cell().equals(cell))));
    }

    private static java.util.Optional<Distribution> expected(Metric metric, Predicate<Generation> part) {
        // In the order of cells and starts, so that even the last bit of a mean is the same.
        return Distribution.of(ROWS.stream()
                .filter(part)
                .filter(Generation::isOk)
                .sorted(java.util.Comparator.comparing(Generation::cell).thenComparing(Generation::timestamp))
                .flatMapToDouble(row -> metric.of(row).stream())
                .toArray());
    }

    @Test
    void gapsArePooledInMilliseconds() {
        int[] gaps = ROWS.stream()
                .filter(Generation::isOk)
                .flatMapToInt(row -> Arrays.stream(row.timing().gapsUs()))
                .toArray();
        Distribution icl = SUMMARY.overall().icl().orElseThrow();

        assertThat(icl.count()).isEqualTo(gaps.length);
        assertThat(icl.mean()).isCloseTo(Arrays.stream(gaps).average().orElseThrow() / 1000, within(1e-9));
    }

    @Test
    void countsAddUp() {
        long failed = ROWS.stream().filter(row -> !row.isOk()).count();

        assertThat(failed).isPositive();
        assertThat(SUMMARY.overall().generations()).isEqualTo(ROWS.size());
        assertThat(SUMMARY.overall().failed()).isEqualTo(failed);
        assertThat(SUMMARY.overall().errors())
                .containsOnlyKeys(Outcome.of(Outcome.Kind.TRUNCATED))
                .allSatisfy((outcome, count) -> assertThat(count.count()).isEqualTo(failed));
        assertThat(SUMMARY.models().values().stream()
                        .mapToLong(Summary::generations)
                        .sum())
                .isEqualTo(ROWS.size());
    }

    @Test
    void aCellWithoutASuccessHasNoFiguresAndNoZeros() {
        Summary failed = summaryOf(List.of(
                        generation(g -> g.failed(Outcome.http(503), "no").withoutContent(3))))
                .overall();

        assertThat(failed.metrics()).isEmpty();
        assertThat(failed.icl()).isEmpty();
        assertThat(failed.attempts().failedPct()).isEqualTo(100);
    }

    @Test
    void anEmptyRunHasASummary() {
        RunSummary empty = summaryOf(List.of());

        assertThat(empty.cells()).isEmpty();
        assertThat(empty.overall().generations()).isZero();
        assertThat(empty.overall().throughput()).isEmpty();
    }

    @Test
    void goodputNeedsEveryObjectiveAndCountsFailures() {
        RunData data = dataOf(List.of(
                generation(g -> g.startMs(0).timing(100, 20_000, 20_000).streamMs(1000)),
                generation(g -> g.startMs(1000).timing(600, 20_000, 20_000).streamMs(1000)),
                generation(g -> g.startMs(2000).timing(100, 90_000, 90_000).streamMs(1000)),
                generation(g -> g.startMs(3000)
                        .timing(100, 20_000)
                        .streamMs(1000)
                        .failed(Outcome.of(Outcome.Kind.CHECK), "short"))));
        assertThat(good(data, new Slo(Metric.FIRST_TOKEN_MS, 500), new Slo(Metric.TPOT_MS, 50)))
                .isEqualTo(1);
    }

    private static int good(RunData data, Slo... objectives) {
        return Goodput.of(data.cells().values().iterator().next(), List.of(objectives));
    }

    @Test
    void anAnswerOfOneTokenMeetsAnyTpotButAMissingTtftMeetsNone() {
        RunData data = dataOf(List.of(
                generation(g -> g.timing(100)), generation(g -> g.startMs(500).withoutContent(5))));

        assertThat(good(data, new Slo(Metric.TPOT_MS, 1))).isEqualTo(1);
        assertThat(good(data, new Slo(Metric.FIRST_TOKEN_MS, 1000))).isEqualTo(1);
        assertThat(good(data, new Slo(Metric.TOKENS_PER_S, 1e6))).isZero();
    }

    @Test
    void anObjectiveNeedsADirectionAndALimit() {
        assertThatThrownBy(() -> new Slo(Metric.OUTPUT_TOKENS, 5)).hasMessageContaining("output_tokens");
        assertThatThrownBy(() -> new Slo(Metric.TPOT_MS, 0)).hasMessageContaining("tpot_ms");
        assertThatThrownBy(() -> new Slo(Metric.TPOT_MS, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void metricsOfACellAreThoseOfItsOwnRows() {
        assertThat(SUMMARY.cells()).containsKey(new Cell("qwen3:1.7b", "Long")).hasSize(4);
    }

    @Test
    void inputsAreCountedByTheSecondAndHaveNoTimeToFirstToken() {
        CellDataBuilder cell = new CellDataBuilder(false);
        for (int i = 0; i < 4; i++) {
            double startMs = 500.0 * i;
            cell.add(generation(g -> g.startMs(startMs).inputs(8, 500)));
        }
        Summary summary = Summary.of(List.of(cell.build(Counted.GENERATIONS)));
        assertThat(Figure.INPUTS_PER_S.of(summary)).hasValue(16);
        assertThat(Figure.INPUT_TOKENS_PER_S.of(summary)).hasValue(160);
        assertThat(Figure.REQUESTS_PER_S.of(summary)).hasValue(2);
        assertThat(Quantity.LATENCY.p50().of(summary)).hasValue(500);
        assertThat(Quantity.TTFT.p50().of(summary)).isEmpty();
        assertThat(Figure.SYSTEM_TOKENS_PER_S.of(summary)).isEmpty();
    }
}
