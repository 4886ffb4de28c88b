package analysis.summary.figures;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SyntheticRun;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.Generation;
import run.Outcome;

class ServerThroughputTest {

    private static RunSummary summaryOf(Generation... rows) {
        RunBuilder builder = new RunBuilder().injector(new SyntheticRun(1).info());
        Arrays.stream(rows).forEach(builder::add);
        return RunSummary.of(builder.build());
    }

    private static ServerThroughput throughputOf(Generation... rows) {
        return summaryOf(rows).overall().throughput().orElseThrow();
    }

    private static Generation at(double startMs, double streamMs, int tokens) {
        return generation(g -> g.startMs(startMs).streamMs(streamMs).outputTokens(tokens));
    }

    @Test
    void theWindowRunsFromTheFirstStartToTheLastEnd() {
        ServerThroughput throughput = throughputOf(at(0, 1000, 20), at(1000, 1000, 40));

        assertThat(throughput.windowS()).isEqualTo(2);
        assertThat(throughput.requestsPerS()).isEqualTo(1);
        assertThat(throughput.tokensPerS()).hasValue(30);
        assertThat(throughput.meanConcurrency()).isEqualTo(1);
        assertThat(throughput.peakConcurrency()).isEqualTo(1);
    }

    @Test
    void aFailureTakesTimeAndGivesNoTokens() {
        ServerThroughput throughput = throughputOf(
                at(0, 1000, 20),
                generation(g -> g.startMs(1000)
                        .streamMs(3000)
                        .outputTokens(50)
                        .failed(Outcome.of(Outcome.Kind.TRUNCATED), "cut")));

        assertThat(throughput.windowS()).isEqualTo(4);
        assertThat(throughput.tokensPerS()).hasValue(5);
        assertThat(throughput.requestsPerS()).isEqualTo(0.25);
    }

    @Test
    void timeBetweenTwoSeriesIsNotMeasured() {
        RunSummary summary = summaryOf(
                generation(g -> g.cell("m", "a").startMs(0).streamMs(1000)),
                generation(g -> g.cell("m", "b").startMs(9000).streamMs(1000)));

        assertThat(summary.overall().throughput().orElseThrow().windowS()).isEqualTo(2);
        assertThat(summary.models().get("m").throughput().orElseThrow().requestsPerS())
                .isEqualTo(1);
    }

    @Test
    void seriesThatOverlapCoverTheirTimeOnce() {
        assertThat(summaryOf(
                                generation(g -> g.cell("m", "a").startMs(0).streamMs(3000)),
                                generation(g -> g.cell("m", "b").startMs(1000).streamMs(1000)),
                                generation(g -> g.cell("n", "b").startMs(2000).streamMs(2000)))
                        .overall()
                        .throughput()
                        .orElseThrow()
                        .windowS())
                .isEqualTo(4);
    }

    @Test
    void overlappingGenerationsAreCountedAtOnce() {
        ServerThroughput throughput = throughputOf(at(0, 1000, 1), at(500, 1000, 1), at(600, 100, 1));

        assertThat(throughput.peakConcurrency()).isEqualTo(3);
        assertThat(throughput.meanConcurrency()).isCloseTo(2.1 / 1.5, within(1e-12));
    }

    @Test
    void oneUserIsNeverTwoThoughStartsAreInMilliseconds() {
        // True times: 0.9 to 100.8, then 100.85 on; written as 0 + 99.9 and 100.
        assertThat(throughputOf(at(0, 99.9, 1), at(100, 50, 1)).peakConcurrency())
                .isEqualTo(1);
        // True times: 0.0 to 100.3, then 100.4 on; written as 0 + 100.3 and 100.
        assertThat(throughputOf(at(0, 100.3, 1), at(100, 50, 1)).peakConcurrency())
                .isEqualTo(1);
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePeakEqualsACountAtEveryStart(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Generation[] rows = IntStream.range(0, 200)
                .mapToObj(i -> at(random.nextInt(2000), 1 + random.nextInt(100), 1))
                .toArray(Generation[]::new);

        long expected = Arrays.stream(rows)
                .mapToLong(row -> Arrays.stream(rows)
                        .filter(other -> isUnderWay(other, row.timestamp().toEpochMilli()))
                        .count())
                .max()
                .orElseThrow();
        assertThat(throughputOf(rows).peakConcurrency()).isEqualTo((int) expected);
    }

    private static boolean isUnderWay(Generation generation, long atMs) {
        long start = generation.timestamp().toEpochMilli();
        return start <= atMs
                && atMs < start + (long) generation.timing().streamMs().orElseThrow();
    }

    @Test
    void withoutTheTokensOrAnEndThereIsNoRate() {
        assertThat(throughputOf(generation(g -> g.withoutContent(100))).tokensPerS())
                .isEmpty();
        assertThat(throughputOf(generation(g -> g.failed(Outcome.of(Outcome.Kind.TIMEOUT_TOTAL), "slow")))
                        .tokensPerS())
                .hasValue(0);
        assertThat(summaryOf(at(0, 0.5, 1)).overall().throughput()).isEmpty();
    }

    @Test
    void modelsAndSeriesComeInTheOrderOfTheRun() {
        RunBuilder builder = new RunBuilder()
                .injector(SyntheticRun.info("", List.of("z", "a"), List.of("users=3", "users=10", "users=1")));
        List.of("users=1", "users=10", "users=3", "other")
                .forEach(series ->
                        List.of("a", "b", "z").forEach(model -> builder.add(generation(g -> g.cell(model, series)))));
        RunSummary summary = RunSummary.of(builder.build());

        assertThat(summary.models().keySet()).containsExactly("z", "a", "b");
        assertThat(summary.cells().keySet())
                .extracting(cell -> cell.model() + " " + cell.series())
                .startsWith("z users=3", "z users=10", "z users=1", "z other", "a users=3");
    }

    /** Counted by the ms where generations follow each other, sorted where a run has a long time for few of them. */
    @Test
    void thePeakOfARunIsThatOfTheSameRunInSlowMotion() {
        SplittableRandom random = new SplittableRandom(3);
        int[] starts = random.ints(500, 0, 900).toArray();
        int[] lengths = random.ints(500, 0, 40).toArray();
        int[] peaks = IntStream.of(1, 1000, 20_000_000)
                .map(slower -> throughputOf(IntStream.range(0, 500)
                                .mapToObj(i -> at((double) slower * starts[i], (double) slower * lengths[i], 1))
                                .toArray(Generation[]::new))
                        .peakConcurrency())
                .toArray();

        assertThat(peaks[0]).isGreaterThan(5);
        assertThat(peaks).containsOnly(peaks[0]);
    }
}
