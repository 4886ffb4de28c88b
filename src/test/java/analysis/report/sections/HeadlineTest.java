package analysis.report.sections;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.PageRuns;
import analysis.fixtures.SyntheticRun;
import analysis.report.page.ConsolePage;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.report.page.Style;
import analysis.report.verdict.VerdictJson;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.ClientHealth;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.RunInfo;
import run.RunInfo.Series;
import run.RunInfoBuilder;

class HeadlineTest {

    @TempDir
    private Path folder;

    @Test
    void levelsAreNotPooledTheBestIsTold() {
        assertThat(headline("one-model"))
                .containsPattern(
                        "best: [0-9.]+ tokens/s at 2 users with TTFT p95 ~[0-9]+ ms; at 8 users TTFT p95 is ~");
    }

    @Test
    void bothServersAreNamedAndComparedAtTheSameLoad() {
        assertThat(headline("two-servers"))
                .containsPattern(
                        "A: llama.cpp b4567 .* tokens/s per user at 4 users .*; B: llama.cpp b6000 .* at 4 users");
    }

    @Test
    void modelsThatUsersTakeInTurnAreRankedByWhatOneUserGets() {
        RunBuilder run =
                new RunBuilder().injector(PageRuns.all().get("one-model").get().info());
        for (int turn = 0; turn < 10; turn++) {
            long startMs = 1000L * turn;
            run.add(generation(g -> g.cell("quick", "users=1").startMs(startMs).timing(50, gaps(10_000))));
            run.add(generation(
                    g -> g.cell("slow", "users=1").startMs(startMs + 200).timing(100, gaps(80_000))));
        }

        // Both carry the same: ten answers in ten seconds.
        assertThat(Headline.of(RunSummary.of(run.build()), Optional.empty()))
                .containsPattern("fastest: quick, .*tokens/s per user.*; slowest: slow, .*tokens/s per user");
    }

    @Test
    void whatMayBeTheClientsIsTheLargerOfItsLagAllTheTimeAndAtFirstTokens() {
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of("m"), List.of("users=1")));
        run.add(generation(g ->
                g.cell("m", "users=1").timing(50, gaps(10_000)).reused(0.1, 40).clientLagMs(4.31)));

        assertThat(Headline.of(RunSummary.of(run.build()), Optional.empty()))
                .endsWith(" At most 4.4 ms of these times are the load generator's own.");
    }

    @Test
    void whatModelsInTurnCarryIsDrawnForAllTogether() {
        RunBuilder run = new RunBuilder()
                .injector(SyntheticRun.info("", List.of("a", "b"), List.of())
                        .withSeries(List.of(Series.closed("users=1", 1), Series.closed("users=2", 2))));
        for (int turn = 0; turn < 20; turn++) {
            String model = turn % 2 == 0 ? "a" : "b";
            String series = turn < 10 ? "users=1" : "users=2";
            long startMs = 1000L * turn;
            run.add(generation(g -> g.cell(model, series).startMs(startMs).timing(50, gaps(90_000))));
        }
        RunData data = run.build();

        String page = HtmlPage.write(RunPage.of(
                RunContent.of(data, RunSummary.of(data), ReportOptions.usual(data.info())), Conclusions.NONE, false));
        assertThat(page)
                .contains("all models together", "each model&#39;s share of its level")
                .doesNotContain("Pareto");
    }

    @Test
    void growthOfMemoryIsToldInItsUnit() {
        assertThat(headline("memory")).contains(" per generation (").doesNotContain("tokens/s");
    }

    @Test
    void lagBeyondItsLimitIsNotCalledAPartOfTheTimes() {
        RunInfo usual = SyntheticRun.info("", List.of("m"), List.of("users=1"));
        ClientHealth health = usual.clientHealth();

        assertThat(withLag(usual, health.eventLoopLag().p99Ms())).contains("are the load generator's own");
        assertThat(withLag(usual, 200)).doesNotContain("load generator");
    }

    private static String withLag(RunInfo usual, double p99Ms) {
        RunInfo info = RunInfoBuilder.of(usual)
                .clientHealth(new ClientHealth(
                        new ClientHealth.Distribution(1000, 0.1, p99Ms, 2 * p99Ms),
                        usual.clientHealth().gc(),
                        usual.clientHealth().cpuPct(),
                        null))
                .build();
        RunData data = new RunBuilder()
                .injector(info)
                .add(generation(g -> g.cell("m", "users=1")))
                .build();
        return Headline.of(RunSummary.of(data), Optional.empty());
    }

    @Test
    void sessionsAreToldByTheirFirstAndLastTurn() {
        List<String> turns = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> "users=1 turn " + number)
                .toList();
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of("m"), turns));
        for (String turn : turns) {
            int place = turns.indexOf(turn) + 1;
            run.add(generation(g ->
                    g.cell("m", turn).turn("a", place).startMs(1000L * place).timing(10 * place, gaps(10_000))));
        }

        assertThat(Headline.of(RunSummary.of(run.build()), Optional.empty()))
                .containsPattern(": users=1 turn 1: .*TTFT 10.0 ms; users=1 turn 10: .*TTFT 100 ms");
    }

    @Test
    void theTurnsOfTheLongestConversationAreTold() {
        List<String> turns = List.of("short turn 1", "short turn 2", "long turn 1", "long turn 2", "long turn 3");
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of("m"), turns));
        for (String turn : turns) {
            int place = turns.indexOf(turn) + 1;
            run.add(generation(g -> g.cell("m", turn).startMs(1000L * place).timing(10 * place, gaps(10_000))));
        }

        assertThat(Headline.of(RunSummary.of(run.build()), Optional.empty()))
                .containsPattern(": long turn 1: .*TTFT 30.0 ms; long turn 3: .*TTFT 50.0 ms");
    }

    @Test
    void pullsAndLoadsAreTheAnswerOfARunThatMakesThem() {
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of("m"), List.of("single user")));
        run.add(generation(g -> g.cell("m", "single user").startMs(70_000).timing(10, gaps(10_000))));
        run.add(operation(Operation.PULL, 0, 42_500));
        run.add(operation(Operation.COLD_LOAD, 43_000, 18_000));
        run.add(operation(Operation.WARM_LOAD, 62_000, 2_900));
        run.add(operation(Operation.WARM_LOAD, 66_000, 3_000));

        assertThat(Headline.of(RunSummary.of(run.build()), Optional.empty()))
                .contains(": pull 42.5 s; cold load 18.0 s; warm load up to 3.00 s; ")
                .contains("with TTFT 10.0 ms");
    }

    private static LifecycleEvent operation(Operation operation, long startMs, double durationMs) {
        return new LifecycleEvent(
                Instant.parse("2026-01-02T03:04:05Z").plusMillis(startMs),
                "m",
                operation,
                Outcome.OK,
                "",
                durationMs,
                OptionalLong.of(4_700_000_000L),
                1,
                "single user");
    }

    @ParameterizedTest
    @CsvSource({"one-model,false", "all-failed,true"})
    void whatCannotBeBelievedSaysSoBeforeAnyFigure(String name, boolean doubted) {
        RunData data = PageRuns.all().get(name).get();
        RunContent content = RunContent.of(data, RunSummary.of(data), ReportOptions.usual(data.info()));
        String page = HtmlPage.write(RunPage.of(content, Conclusions.NONE, false));
        List<String> console = ConsolePage.write(RunPage.brief(content, Conclusions.NONE, List.of()), Style.PLAIN);

        assertThat(page.substring(page.indexOf("<header>"), page.indexOf("<h1")).contains("class=\"verdict bad\""))
                .isEqualTo(doubted);
        assertThat(console.get(1).startsWith("FAILED  Nothing succeeded: ")).isEqualTo(doubted);
    }

    @Test
    void whatFailedComesFirst() {
        assertThat(headline("hostile")).contains(": 7 of 14 generations failed (50.0 %, stream_error); ");
        assertThat(headline("all-failed")).endsWith("all 5 generations failed (connect).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAIL", "INVALID", "PASS"})
    void aVerdictIsTheFirstThingOnThePage(String level) throws Exception {
        Files.writeString(folder.resolve(VerdictJson.FILE_NAME), """
                {"schema": 1, "level": "%s", "exitCode": 1, "sentence": "%s  TTFT p95 +67 %% vs main", "baselineRuns": 1,
                 "strict": false, "forced": false, "objections": [], "changes": [], "warnings": [], "findings": []}
                """.formatted(level, level));
        RunData data = PageRuns.all().get("one-model").get();
        Page page = RunPage.in(
                folder,
                RunContent.of(data, RunSummary.of(data), ReportOptions.usual(data.info())),
                Conclusions.in(folder));

        String tone = level.equals("FAIL") ? " bad" : level.equals("PASS") ? " good" : " warning";
        String html = HtmlPage.write(page);
        assertThat(html.substring(html.indexOf("<header>"), html.indexOf("<h1")))
                .contains("class=\"verdict" + tone + "\"", level, "TTFT p95 +67 % vs main");
        assertThat(MarkdownPage.write(page)).startsWith("**" + level + "**: TTFT p95 +67 % vs main");
    }

    /** Both are measured by the simulation Embeddings. */
    @ParameterizedTest
    @ValueSource(strings = {"embeddings", "rerank"})
    void theApiThatAnsweredInputsIsNamed(String api) {
        RunInfo info = PageRuns.all().get("one-model").get().info();
        RunInfo.Target target = info.target();
        RunBuilder run = new RunBuilder()
                .injector(RunInfoBuilder.of(info)
                        .simulation("Embeddings")
                        .target(new RunInfo.Target(
                                target.baseUrl(), api, target.product(), target.version(), false, target.models()))
                        .quick(true)
                        .build());
        run.add(generation(row -> row.cell("m", "users=1").inputs(8, 20)));

        assertThat(Headline.of(RunSummary.of(run.build()), Optional.empty()))
                .startsWith("Embeddings (API " + api + ", quick run) on ");
    }

    @Test
    void aDamagedVerdictIsToldAndDoesNotPreventTheReport() throws Exception {
        Files.writeString(folder.resolve(VerdictJson.FILE_NAME), "{");

        assertThat(Conclusions.in(folder).verdictLine())
                .get()
                .satisfies(line -> assertThat(line.what())
                        .contains("verdict.json cannot be read", "run the command verdict again"));
    }

    private static int[] gaps(int us) {
        int[] gaps = new int[9];
        Arrays.fill(gaps, us);
        return gaps;
    }

    private static String headline(String run) {
        return Headline.of(RunSummary.of(PageRuns.all().get(run).get()), Optional.empty());
    }
}
