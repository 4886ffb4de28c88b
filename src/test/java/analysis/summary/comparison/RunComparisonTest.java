package analysis.summary.comparison;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.LifecycleRuns;
import analysis.fixtures.SyntheticRun;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.comparison.RunComparison.Row;
import analysis.summary.load.LoadSweep;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import run.RunInfo;
import run.RunInfoBuilder;

class RunComparisonTest {

    private static NamedRun run(String name, long seed, double firstTokenMs) {
        return new NamedRun(
                name,
                new SyntheticRun(seed)
                        .models("m")
                        .series("s")
                        .generationsPerSeries(300)
                        .firstToken(firstTokenMs, 0.3)
                        .data());
    }

    private static Row row(RunComparison comparison, ComparedFigure figure) {
        return comparison.rows().stream()
                .filter(row -> row.figure() == figure)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRealChangeIsInItsIntervalAndTellsFromChance() {
        Change change = row(RunComparison.of(List.of(run("a", 1, 200), run("b", 2, 260))), ComparedFigure.TTFT_P50)
                .changes()
                .get(1)
                .orElseThrow();

        assertThat(change.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.lowPct()).isLessThan(30);
            assertThat(interval.highPct()).isGreaterThan(30);
            assertThat(interval.excludesNoChange()).isTrue();
        });
    }

    @Test
    void theSameServerTwiceIsRarelyAChange() {
        long wrong = IntStream.range(0, 60)
                .mapToObj(i -> RunComparison.of(List.of(run("a", 1000 + i, 200), run("b", 2000 + i, 200))))
                .map(comparison -> row(comparison, ComparedFigure.TTFT_P95)
                        .changes()
                        .get(1)
                        .orElseThrow())
                .filter(change -> change.interval().orElseThrow().excludesNoChange())
                .count();

        // 5 % of 60 are 3; more than 9 has a probability under 0.1 %.
        assertThat(wrong).isLessThanOrEqualTo(9);
    }

    @Test
    void valuesOfAllRunsAreSummarised() {
        Row row = row(
                RunComparison.of(List.of(run("a", 1, 200), run("b", 2, 200), run("c", 3, 200))),
                ComparedFigure.USER_TOKENS_PER_S);

        double[] values =
                row.values().stream().mapToDouble(value -> value.orElseThrow()).toArray();
        assertThat(row.overRuns().orElseThrow().mean())
                .isCloseTo((values[0] + values[1] + values[2]) / 3, within(1e-9));
        assertThat(row.changes().get(0)).isEmpty();
    }

    @Test
    void aFigureThatOneRunLacksHasNoChange() {
        NamedRun without = new NamedRun("b", dataOf(info("http://b", 0, "s", null), "s", 1, 1000));
        RunComparison comparison = RunComparison.of(List.of(run("a", 1, 200), without));
        Row row = row(comparison, ComparedFigure.TTFT_P50);

        assertThat(row.values().get(0)).isPresent();
        assertThat(comparison.rows()).extracting(found -> found.cell().model()).contains("m", "llama3.2:3b");
        assertThat(row.changes().get(1)).isEmpty();
    }

    @Test
    void twoRunsAreNeeded() {
        assertThatThrownBy(() -> RunComparison.of(List.of(run("a", 1, 200)))).hasMessageContaining("two runs");
    }

    /** The example of the older suite: 1, 3, 5 and 10 users take 63, 125, 180 and 400 s. */
    @Test
    void scalingIsThatOfTheOlderSuitesExample() {
        List<NamedRun> runs = new ArrayList<>();
        int[][] example = {{1, 63}, {3, 125}, {5, 180}, {10, 400}};
        for (int[] level : example) {
            String series = "users=" + level[0];
            runs.add(new NamedRun(
                    series, dataOf(info("http://a", 0, series, level[0]), series, level[0], level[1] * 1000)));
        }
        Scaling scaling = RunComparison.of(runs).scalings().get(0);

        LoadSweep sweep = scaling.sweep();
        assertThat(sweep.levels()).extracting(scaling::overallS).containsExactly(63.0, 125.0, 180.0, 400.0);
        assertThat(sweep.levels())
                .extracting(level -> Math.round(sweep.efficiencyPct(level)))
                .containsExactly(100L, 50L, 35L, 16L);
        assertThat(sweep.speedUp(sweep.levels().get(1))).isCloseTo(189.0 / 125, within(1e-9));
        assertThat(sweep.levels())
                .as("one generation of each user is few, and marked")
                .allMatch(sweep::isOfFewSamples)
                .extracting(level -> sweep.rating(level).words())
                .startsWith("excellent", "good", "acceptable, some contention");
    }

    @Test
    void levelsOfOneRunAreASweepOfTheirOwn() {
        RunInfo info = withSeries(
                info("http://a", 0, "users=1", 1),
                List.of(series("users=1", 1), series("users=2", 2), series("rate=5", null)));
        RunBuilder builder = new RunBuilder().injector(info);
        builder.add(generation(g -> g.cell("m", "users=1").streamMs(1000)));
        builder.add(generation(g -> g.cell("m", "users=2").startMs(5000).streamMs(1000)));
        builder.add(generation(g -> g.cell("m", "users=2").startMs(5000).streamMs(1000)));
        builder.add(generation(g -> g.cell("m", "rate=5").startMs(9000).streamMs(1000)));
        NamedRun sweep = new NamedRun("sweep", builder.build());
        List<Scaling> scalings =
                RunComparison.of(List.of(sweep, run("other", 1, 200))).scalings();

        assertThat(scalings).singleElement().satisfies(scaling -> {
            assertThat(scaling.runs()).containsExactly(0);
            assertThat(scaling.sweep().levels())
                    .extracting(level -> level.load().users().orElseThrow())
                    .containsExactly(1, 2);
            assertThat(scaling.sweep().efficiencyPct(scaling.sweep().highest())).isEqualTo(100);
        });
    }

    @Test
    void serversOfTheSameSpeedAreInParityAndOthersAreNot() {
        RunData a = synthetic("http://llm-01", 1, 200);
        RunData like = synthetic("http://llm-02", 2, 200);
        RunData slower = synthetic("http://llm-03", 3, 300);
        List<Parity> parities = RunComparison.of(List.of(
                        new NamedRun("a", a), new NamedRun("b", like), new NamedRun("c", slower), new NamedRun("d", a)))
                .parities();

        assertThat(parities).extracting(Parity::node).containsExactly("http://llm-02", "http://llm-03");
        assertThat(finding(parities.get(0))).isEqualTo(Parity.Finding.PARITY);
        assertThat(finding(parities.get(1))).isEqualTo(Parity.Finding.DIFFERENT);
        assertThat(finding(RunComparison.of(List.of(
                                new NamedRun("a", synthetic("http://llm-01", 1, 200, 10)),
                                new NamedRun("b", synthetic("http://llm-02", 2, 200, 10))))
                        .parities()
                        .get(0)))
                .isEqualTo(Parity.Finding.OPEN);
    }

    @Test
    void embeddedMocksAreOneServerWhateverTheirPorts() {
        List<NamedRun> runs = new ArrayList<>();
        for (int port = 1; port <= 2; port++) {
            RunInfo info = info("", 0, "s", null);
            RunInfo mock = RunInfoBuilder.of(info)
                    .target(new RunInfo.Target("http://127.0.0.1:" + port, "openai", null, null, true, List.of("m")))
                    .build();
            runs.add(new NamedRun("on port " + port, dataOf(mock, "s", 1, 1000)));
        }

        assertThat(RunComparison.of(runs).parities()).isEmpty();
    }

    @Test
    void theWorstChangeComesFirstAndTheBestLast() {
        List<Changed> changes =
                RunComparison.of(List.of(run("a", 1, 200), run("b", 2, 300))).worstFirst(1);

        assertThat(changes).extracting(Changed::effect).isSorted();
        assertThat(changes.get(0).row().figure()).isIn(ComparedFigure.TTFT_P50, ComparedFigure.TTFT_P95);
        assertThat(changes.get(0).change().pct()).isGreaterThan(0);
        List<Changed> back =
                RunComparison.of(List.of(run("b", 2, 300), run("a", 1, 200))).worstFirst(1);
        assertThat(back.get(back.size() - 1).effect()).isEqualTo(Effect.BETTER);
        assertThat(changes.stream().sorted(Changed.CLEAREST_FIRST).findFirst().orElseThrow())
                .isEqualTo(changes.get(0));
    }

    @Test
    void fewerThanFiveSamplesHaveNoInterval() {
        assertThat(changeOf(Change.MIN_SAMPLES - 1).interval()).isEmpty();
        assertThat(changeOf(Change.MIN_SAMPLES).interval()).isPresent();
    }

    /** Fewer seem changed far too often: that is why there is a least number. */
    @Test
    void theFewestSamplesKeepThePromiseOfTheInterval() {
        long wrong = IntStream.range(0, 200)
                .mapToObj(seed -> changeOf(Change.MIN_SAMPLES, 2 * seed, 2 * seed + 1))
                .filter(change -> change.interval().orElseThrow().excludesNoChange())
                .count();

        // 5 % of 200 are 10; more than 20 has a probability under 0.2 %.
        assertThat(wrong).isLessThanOrEqualTo(20);
    }

    private static Change changeOf(int samples) {
        return changeOf(samples, 1, 2);
    }

    private static Change changeOf(int samples, long seedBefore, long seedAfter) {
        return row(
                        RunComparison.of(List.of(
                                new NamedRun("a", synthetic("http://a", seedBefore, 200, samples)),
                                new NamedRun("b", synthetic("http://a", seedAfter, 200, samples)))),
                        ComparedFigure.LATENCY_P95)
                .changes()
                .get(1)
                .orElseThrow();
    }

    private static Parity.Finding finding(Parity parity) {
        return parity.figures().stream()
                .filter(figure -> figure.row().figure() == ComparedFigure.TTFT_P50)
                .findFirst()
                .orElseThrow()
                .finding();
    }

    @Test
    void theTrendFollowsTheTimeOfTheRunsNotTheirOrder() {
        List<NamedRun> runs = new ArrayList<>();
        int[] days = {2, 0, 3, 1};
        for (int day : days) {
            RunInfo info = info("http://a", day, "s", null);
            runs.add(new NamedRun("day " + day, dataOf(info, "s", 1, 1000 + 100 * day)));
        }
        RunComparison comparison = RunComparison.of(runs);

        assertThat(comparison.byStart()).containsExactly(1, 3, 0, 2);
        assertThat(comparison.trend(row(comparison, ComparedFigure.REQUESTS_PER_S)))
                .hasValueSatisfying(trend ->
                        assertThat(trend.isShown() && trend.slope() < 0).isTrue());
    }

    private static RunData synthetic(String url, long seed, double firstTokenMs) {
        return synthetic(url, seed, firstTokenMs, 1000);
    }

    private static RunData synthetic(String url, long seed, double firstTokenMs, int generations) {
        SyntheticRun shape = new SyntheticRun(seed)
                .models("m")
                .series("s")
                .gaps(3)
                .generationsPerSeries(generations)
                .firstToken(firstTokenMs, 0.3);
        RunBuilder builder = new RunBuilder().injector(info(url, 0, "s", null));
        shape.generations().forEach(builder::add);
        return builder.build();
    }

    /** As many generations as users, all from the start to the end. */
    private static RunData dataOf(RunInfo info, String series, int users, int durationMs) {
        RunBuilder builder = new RunBuilder().injector(info);
        IntStream.range(0, users)
                .forEach(user -> builder.add(
                        generation(g -> g.cell("llama3.2:3b", series).streamMs(durationMs))));
        return builder.build();
    }

    private static RunInfo info(String url, int day, String series, Integer users) {
        RunInfo info = SyntheticRun.info("", List.of("m"), List.of("s"));
        return RunInfoBuilder.of(info)
                .start(info.start().plusSeconds(86_400L * day))
                .end(info.end().plusSeconds(86_400L * day))
                .settings(new TreeMap<>())
                .target(new RunInfo.Target(url, "openai", null, null, false, List.of("m")))
                .quick(false)
                .series(List.of(series(series, users)))
                .build();
    }

    private static RunInfo.Series series(String name, Integer users) {
        return new RunInfo.Series(name, users, null, null, null, null, 100);
    }

    private static RunInfo withSeries(RunInfo info, List<RunInfo.Series> series) {
        return info.withSeries(series);
    }

    @Test
    void pullsAndLoadsAreComparedLikeAnyOtherFigure() {
        RunComparison comparison = RunComparison.of(List.of(
                new NamedRun("a", LifecycleRuns.slowedDown(1).level(3, 0).data()),
                new NamedRun("b", LifecycleRuns.slowedDown(10).level(3, 0).data())));

        List<Changed> worse = comparison.worstFirst(1).stream()
                .filter(changed -> changed.effect() == Effect.WORSE)
                .toList();

        assertThat(worse)
                .extracting(changed -> changed.row().cell().model() + " "
                        + changed.row().figure().title())
                .contains("phi3.5 pull p50", "mistral:7b cold load p50", "gemma2:2b overall p50", "(all) overall p50");
        assertThat(worse)
                .allSatisfy(changed -> assertThat(changed.change().pct()).isCloseTo(900, within(0.001)));
    }
}
