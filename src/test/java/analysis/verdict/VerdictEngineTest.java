package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.verdict.VerdictEngine.Options;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Difference;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.Generation;

class VerdictEngineTest {

    private static final Policy POLICY = Policy.standard();
    private static final Options PLAIN = new Options(false, false);
    private static final Options FORCED = new Options(false, true);
    private static final Options STRICT = new Options(true, false);

    private static final Baseline BASELINE = baseline(Runs.steady(1).data());

    private static Baseline baseline(RunData... runs) {
        return new BaselineRecorder(POLICY).record("main", Instant.EPOCH, List.of(runs));
    }

    private static Verdict judge(Options options, RunData run) {
        return new VerdictEngine(POLICY, options).judge(Optional.of(BASELINE), run);
    }

    private static Verdict judge(RunData run) {
        return judge(PLAIN, run);
    }

    private static Level level(Verdict verdict, String model, String figure) {
        return verdict.findings().stream()
                .filter(finding -> finding.subject().model().equals(model)
                        && finding.subject().figure().equals(figure))
                .findFirst()
                .orElseThrow()
                .level();
    }

    @Test
    void anUnchangedServerPasses() {
        for (long seed = 2; seed < 12; seed++) {
            Verdict verdict = judge(Runs.steady(seed).data());

            assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.PASS);
            assertThat(verdict.findings()).hasSize(2 * 13 + 1).allMatch(finding -> finding.level() == Level.PASS);
        }
    }

    @Test
    void theSameInputsGiveTheSameVerdict() {
        assertThat(judge(Runs.steady(2).data()).findings())
                .isEqualTo(judge(Runs.steady(2).data()).findings());
    }

    @Test
    void aSlowerFirstTokenFailsThereAndNowhereElse() {
        Verdict verdict = judge(Runs.steady(2).firstToken(300, 0.1).data());

        assertThat(verdict.level()).isEqualTo(Level.FAIL);
        assertThat(level(verdict, "llama3.2:3b", "ttft p95")).isEqualTo(Level.FAIL);
        assertThat(level(verdict, "llama3.2:3b", "ttft p50")).isEqualTo(Level.FAIL);
        assertThat(level(verdict, "llama3.2:3b", "ttft mean")).isEqualTo(Level.FAIL);
        assertThat(level(verdict, "llama3.2:3b", "tpot p95")).isEqualTo(Level.PASS);
        assertThat(level(verdict, "llama3.2:3b", "errors")).isEqualTo(Level.PASS);
        assertThat(verdict.sentence())
                .startsWith("FAIL  TTFT ")
                .contains(" of llama3.2:3b; 6 of 27 figures fail, 15 pass");
        Finding worst = verdict.findings().get(0);
        assertThat(worst.change().orElseThrow().low()).isPositive();
        assertThat(worst.superiority().orElseThrow()).isGreaterThan(0.9);
    }

    @Test
    void aFasterServerIsToldSo() {
        Verdict verdict = judge(Runs.steady(2).firstToken(120, 0.1).data());

        assertThat(level(verdict, "llama3.2:3b", "ttft p95")).isEqualTo(Level.IMPROVED);
        // The earlier harness asks for a look at any P50 that changed by more than 15 %.
        assertThat(level(verdict, "llama3.2:3b", "ttft p50")).isEqualTo(Level.WARN);
        assertThat(verdict.level().exitCode()).isZero();
    }

    @Test
    void whatTooFewGenerationsCannotDecideIsSaidWithTheirNumber() {
        SyntheticRun noisy = new SyntheticRun(1)
                .generationsPerSeries(40)
                .series("Short")
                .models("m")
                .firstToken(200, 0.5);
        Baseline then = baseline(noisy.data());
        SyntheticRun slower = new SyntheticRun(2)
                .generationsPerSeries(40)
                .series("Short")
                .models("m")
                .firstToken(260, 0.5);
        RunData now = slower.data();
        Verdict verdict = new VerdictEngine(POLICY, PLAIN).judge(Optional.of(then), now);
        Verdict strict = new VerdictEngine(POLICY, STRICT).judge(Optional.of(then), now);

        Finding ttft = verdict.of(Level.INCONCLUSIVE).get(0);
        assertThat(ttft.subject().metric()).isEqualTo("ttft");
        assertThat(ttft.generations().orElseThrow()).isBetween(41L, 5000L);
        assertThat(verdict.level().exitCode()).isEqualTo(3);
        assertThat(verdict.sentence()).contains("in each series");
        assertThat(level(strict, "m", "ttft p95"))
                .isEqualTo(ttft.change().orElseThrow().change() > 0.2 ? Level.FAIL : Level.WARN);
    }

    @Test
    void threePercentErrorsFail() {
        Verdict verdict = judge(Runs.steady(2).failureRate(0.03).data());

        assertThat(level(verdict, Subject.ALL, "errors")).isEqualTo(Level.FAIL);
        assertThat(verdict.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void oneErrorIsNoRegression() {
        RunData run = Runs.steady(2).failureRate(0.004).data();
        assertThat(run.cells().values().stream()
                        .mapToInt(cell -> cell.errors().size())
                        .sum())
                .isPositive();

        assertThat(judge(run).level().exitCode()).isZero();
    }

    @Test
    void timesOfARunFullOfErrorsAreNotComparedButTheErrorsAre() {
        Verdict verdict = judge(Runs.steady(2).failureRate(0.4).data());

        assertThat(level(verdict, "llama3.2:3b", "ttft p95")).isEqualTo(Level.INVALID);
        assertThat(level(verdict, "llama3.2:3b", "errors")).isEqualTo(Level.FAIL);
        assertThat(verdict.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void tooFewSamplesDecideNothing() {
        Verdict verdict = judge(Runs.steady(2).generationsPerSeries(10).data());

        assertThat(verdict.level()).isEqualTo(Level.INCONCLUSIVE);
        assertThat(verdict.findings().get(0).reason()).contains("10 of at least 20");
    }

    @Test
    void aRunInWhichNothingSucceededFailsWhateverElseIsWrongWithIt() {
        SyntheticRun broken = Runs.steady(2).failureRate(1);

        for (RunData run : List.of(
                broken.data(),
                Runs.with(Runs.steady(2).failureRate(1), Runs::lagging),
                Runs.with(Runs.steady(2).failureRate(1), Runs::collecting),
                Runs.with(Runs.steady(2).failureRate(1), Runs.tokenLimit(50)))) {
            Verdict verdict = judge(run);

            assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.FAIL);
            assertThat(verdict.level().exitCode()).isEqualTo(1);
        }
    }

    @Test
    void errorsAreJudgedWhateverTheLoadGeneratorsHealth() {
        Verdict verdict = judge(Runs.with(Runs.steady(2).failureRate(0.05), Runs::saturated));

        assertThat(verdict.level()).isEqualTo(Level.FAIL);
        assertThat(verdict.findings())
                .allMatch(finding -> finding.subject().metric().equals("errors"));
        assertThat(verdict.objections()).hasSize(1);
    }

    @Test
    void errorsThatTheBaselineHadTooAreNoMoreThanAWarning() {
        Baseline then = baseline(Runs.steady(1).failureRate(0.06).data());
        Verdict verdict = new VerdictEngine(POLICY, PLAIN)
                .judge(Optional.of(then), Runs.steady(3).failureRate(0.02).data());

        assertThat(level(verdict, Subject.ALL, "errors")).isEqualTo(Level.WARN);
        assertThat(verdict.level().exitCode()).isZero();
    }

    @Test
    void oneBurstOfFailuresIsOneAccident() {
        SyntheticRun shape = Runs.steady(2);
        List<Generation> generations = new ArrayList<>(shape.generations());
        List<Generation> failed = Runs.steady(2).failureRate(1).generations();
        for (int i = 50; i < 80; i++) {
            generations.set(i, failed.get(i));
        }
        RunBuilder builder = new RunBuilder().injector(shape.info());
        generations.forEach(builder::add);
        Verdict verdict = judge(builder.build());

        assertThat(level(verdict, "llama3.2:3b", "errors")).isEqualTo(Level.WARN);
        assertThat(verdict.of(Level.FAIL)).isEmpty();
        assertThat(verdict.of(Level.WARN))
                .extracting(Finding::reason)
                .anyMatch(reason -> reason.startsWith("30 of") && reason.contains("in 1 burst"));
        // What succeeded around the accident is as good as ever.
        assertThat(level(verdict, "llama3.2:3b", "ttft p95")).isEqualTo(Level.PASS);
    }

    @Test
    void aLagSpoilsOnlyTheTimesThatItIsNotSmallAgainst() {
        SyntheticRun slow = Runs.steady(1).firstToken(3000, 0.1);
        Baseline then = baseline(slow.data());
        Verdict verdict = new VerdictEngine(POLICY, PLAIN)
                .judge(Optional.of(then), Runs.with(Runs.steady(2).firstToken(3000, 0.1), Runs::lagging));

        assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.PASS);
    }

    @Test
    void whatExistsOnOneSideOnlyIsNoSilentPass() {
        Verdict gone = judge(Runs.with(
                Runs.steady(2).models("llama3.2:3b"), info -> Runs.steady(2).info()));
        Verdict added = judge(Runs.with(
                Runs.steady(2).models("llama3.2:3b", "qwen3:1.7b", "new"),
                info -> Runs.steady(2).info()));

        assertThat(gone.level()).isEqualTo(Level.MISSING);
        assertThat(level(gone, "qwen3:1.7b", "ttft p95")).isEqualTo(Level.MISSING);
        assertThat(level(added, "new", "ttft p95")).isEqualTo(Level.MISSING);
        assertThat(added.level().exitCode()).isEqualTo(3);
    }

    @Test
    void otherWorkIsRefusedUnlessForced() {
        Stream.<UnaryOperator<run.RunInfo>>of(
                        Runs.tokenLimit(50), Runs.server("vLLM", "b4567"), Runs::quick, Runs.setting("warmupRuns", "0"))
                .forEach(change -> {
                    RunData run = Runs.with(Runs.steady(2), change);

                    Verdict refused = judge(run);
                    assertThat(refused.level()).isEqualTo(Level.INVALID);
                    assertThat(refused.findings()).isEmpty();
                    assertThat(refused.objections()).hasSize(1);
                    assertThat(refused.sentence()).contains(refused.objections().get(0));

                    Verdict forced = judge(FORCED, run);
                    assertThat(forced.level()).isEqualTo(Level.PASS);
                    assertThat(forced.objections()).isEqualTo(refused.objections());
                });
    }

    @Test
    void halfTheTokensPerAnswerIsOtherWork() {
        Verdict verdict = judge(Runs.steady(2).gaps(10).data());

        assertThat(verdict.level()).isEqualTo(Level.INVALID);
        assertThat(verdict.sentence())
                .contains("tokens per answer of llama3.2:3b, Short: 21.0 in the baseline, 11.0 now");
    }

    @Test
    void aClientThatWasTheBottleneckIsRefusedEvenWithForce() {
        Map<String, RunData> causes = Map.of(
                "event loops lagged", Runs.with(Runs.steady(2), Runs::lagging),
                "GC paused the load generator", Runs.with(Runs.steady(2), Runs::collecting),
                "97 % of its processors", Runs.with(Runs.steady(2), Runs::saturated),
                "Arrivals started late", Runs.steady(2).scheduledDelayMs(10.5).data());

        causes.forEach((reason, run) -> {
            Verdict verdict = judge(FORCED, run);
            assertThat(verdict.level()).as(reason).isEqualTo(Level.INVALID);
            assertThat(verdict.level().exitCode()).isEqualTo(3);
            assertThat(verdict.findings())
                    .allMatch(finding -> finding.level() == Level.INVALID
                            || finding.subject().metric().equals("errors"));
            assertThat(verdict.sentence()).contains(reason);
        });
    }

    @Test
    void aNewServerVersionAndOtherPatienceAreExpected() {
        Verdict verdict = judge(Runs.with(
                Runs.steady(2),
                info -> Runs.setting("timeoutTotal", "5s")
                        .apply(Runs.server("llama.cpp", "b9999").apply(info))));

        assertThat(verdict.level()).isEqualTo(Level.PASS);
        assertThat(verdict.changes()).containsExactly(new Difference("server version", "b4567", "b9999"));
    }

    @Test
    void objectivesNeedNoBaseline() {
        Policy policy = POLICY.withObjectives(Stream.of(
                        "ttft p95 <= 2000 ms",
                        "goodput >= 95 %",
                        "goodput >= 95 % of ttft <= 150 ms",
                        "errors <= 1 %",
                        "tokens/s p5 >= 1000 tokens/s")
                .map(ObjectiveParser::parse)
                .toList());
        Verdict verdict = new VerdictEngine(policy, PLAIN)
                .judge(Optional.empty(), Runs.steady(2).data());

        assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.FAIL);
        assertThat(verdict.of(Level.FAIL))
                .extracting(Finding::limit)
                // The bare goodput asks every generation for the 1000 tokens/s too.
                .containsOnly("goodput >= 95 %", "goodput >= 95 % of ttft <= 150 ms", "tokens/s p5 >= 1000 tokens/s");
        assertThat(verdict.of(Level.PASS))
                .extracting(Finding::limit)
                .containsOnly("ttft p95 <= 2000 ms", "errors <= 1 %");
    }

    /** A throughput is known as well as the times of so many generations: far below the objective is proof, near it is not. */
    @Test
    void aThroughputObjectiveFailsOnlyWhereChanceCannotExplainIt() {
        RunData run = Runs.steady(2).models("m").data();
        double rate = run.cells().values().stream()
                .flatMap(cell -> ServerThroughput.of(List.of(cell)).stream())
                .mapToDouble(ServerThroughput::requestsPerS)
                .findFirst()
                .orElseThrow();

        assertThat(throughput(run, "requests/s", 0.9 * rate)).isEqualTo(Level.PASS);
        assertThat(throughput(run, "requests/s", 1.002 * rate)).isEqualTo(Level.INCONCLUSIVE);
        assertThat(throughput(run, "requests/s", 1.2 * rate)).isEqualTo(Level.FAIL);
        assertThat(throughput(run, "system_tokens/s", 1e6)).isEqualTo(Level.FAIL);
    }

    private static Level throughput(RunData run, String metric, double limit) {
        Policy policy = POLICY.withObjectives(List.of(ObjectiveParser.parse(metric + " >= " + limit)));
        return new VerdictEngine(policy, PLAIN).judge(Optional.empty(), run).level();
    }

    @Test
    void aLagSpoilsTheLimitsThatItIsNotSmallAgainst() {
        Policy policy = POLICY.withObjectives(Stream.of(
                        "goodput >= 95 % of ttft <= 9000 ms",
                        "goodput >= 95 % of ttft <= 150 ms", "latency p95 <= 100 ms", "errors <= 1 %")
                .map(ObjectiveParser::parse)
                .toList());
        Verdict verdict =
                new VerdictEngine(policy, PLAIN).judge(Optional.empty(), Runs.with(Runs.steady(2), Runs::lagging));

        assertThat(verdict.level()).isEqualTo(Level.INVALID);
        assertThat(verdict.of(Level.INVALID))
                .extracting(Finding::limit)
                .containsOnly("goodput >= 95 % of ttft <= 150 ms", "latency p95 <= 100 ms");
        assertThat(verdict.of(Level.PASS)).extracting(Finding::limit).contains("goodput >= 95 % of ttft <= 9000 ms");
    }

    @Test
    void aPolicyWithoutRulesHasNothingToCompare() {
        Policy none = new Policy(List.of(), List.of(), 0.01, 20, 0.1, 0.15, 0.02, 0.03, 10, 1);
        Verdict verdict = new VerdictEngine(none, PLAIN)
                .judge(Optional.of(BASELINE), Runs.steady(2).data());

        assertThat(verdict.level()).isEqualTo(Level.INVALID);
        assertThat(verdict.sentence())
                .isEqualTo("INVALID  not judged against baseline main: no figure can be compared.");
    }

    @Test
    void muchUnequalNumbersOfGenerationsAreTold() {
        assertThat(judge(Runs.steady(2).generationsPerSeries(60).data()).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.what()).startsWith("generations of llama3.2:3b, Short");
                    assertThat(change.baseline()).isEqualTo("200");
                    assertThat(change.current()).isEqualTo("60");
                });
        assertThat(judge(Runs.steady(2).generationsPerSeries(100).data()).changes())
                .isEmpty();
    }

    @Test
    void aChangeBelowWhatCanBeMeasuredPasses() {
        Baseline then = baseline(Runs.steady(1).firstToken(2, 0.01).data());
        Verdict verdict = new VerdictEngine(POLICY, PLAIN)
                .judge(Optional.of(then), Runs.steady(2).firstToken(2.8, 0.01).data());

        assertThat(level(verdict, "llama3.2:3b", "ttft p95")).isEqualTo(Level.PASS);
    }
}
