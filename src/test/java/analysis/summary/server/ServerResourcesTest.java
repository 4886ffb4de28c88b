package analysis.summary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.server.MemoryGrowth.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import run.Resource;
import run.ResourceSample;
import run.RunInfo;
import run.RunInfoBuilder;

class ServerResourcesTest {

    private static final long PERIOD_MS = 1000;
    private static final double GIB = 1 << 30;

    private final RunBuilder builder = new RunBuilder();

    private static RunInfo info(String simulation) {
        RunInfo info = SyntheticRun.info("", List.of("m"), List.of("growth", "leak check"));
        return RunInfoBuilder.of(info).simulation(simulation).build();
    }

    /** One generation a second from 10 s on: 10 of one series, then 100 of the other. */
    private void generations() {
        for (int i = 0; i < 110; i++) {
            int number = i;
            builder.add(Generations.generation(g -> g.cell("m", number < 10 ? "growth" : "leak check")
                    .startMs(10_000 + number * PERIOD_MS)
                    .streamMs(900)));
        }
    }

    /** Two samples a second, with a noise of 1 MiB. */
    private void memory(LongToDoubleFunction bytesAtMs) {
        memory("metrics", bytesAtMs);
    }

    private void memory(String source, LongToDoubleFunction bytesAtMs) {
        SplittableRandom random = new SplittableRandom(5);
        for (long ms = 0; ms <= 125_000; ms += 500) {
            sample(source, Resource.MEMORY_BYTES, ms, bytesAtMs.applyAsDouble(ms) + random.nextGaussian() * (1 << 20));
        }
    }

    private void sample(Resource resource, long ms, double value) {
        sample("metrics", resource, ms, value);
    }

    private void sample(String source, Resource resource, long ms, double value) {
        builder.add(new ResourceSample(Generations.START.plusMillis(ms), source, resource, value, "raw", ""));
    }

    private ServerResources resources(String simulation) {
        return ServerResources.of(builder.injector(info(simulation)).build());
    }

    @Test
    void findsALeakAndItsSize() {
        generations();
        memory(ms -> GIB + Math.max(0, ms - 10_000) / PERIOD_MS * 200_000.0);

        List<MemoryGrowth> growth = resources("Memory").growth();

        MemoryGrowth leak = growth.get(1);
        assertThat(leak.cell().series()).isEqualTo("leak check");
        assertThat(leak.generations()).isEqualTo(100);
        assertThat(leak.verdict()).isEqualTo(Verdict.GROWS);
        assertThat(leak.perGeneration().orElseThrow().slope()).isCloseTo(200_000, within(10_000.0));
    }

    /** The second model is loaded when the first is done: 5 GiB more that no generation of the first brought. */
    @Test
    void theMemoryOfOneModelIsNoGrowthOfAnother() {
        for (int i = 0; i < 100; i++) {
            int number = i;
            builder.add(Generations.generation(g -> g.cell(number < 50 ? "m" : "n", "growth")
                    .startMs(10_000 + number * 1000)
                    .streamMs(900)));
        }
        memory(ms -> ms < 60_100 ? GIB : 6 * GIB);

        ServerResources resources = resources("Memory");
        List<MemoryGrowth> growth = resources.growth();

        assertThat(resources.models()).extracting(ModelMemory::model).containsExactly("m", "n");
        assertThat(resources.models().get(1).loadBytes()).isCloseTo(5 * GIB, within(GIB / 100));
        assertThat(growth).extracting(each -> each.cell().model()).containsExactly("m", "n");
        assertThat(growth).allSatisfy(each -> {
            assertThat(each.generations()).isEqualTo(50);
            assertThat(Math.abs(each.change())).isLessThan(GIB / 100.0);
            assertThat(each.verdict()).isNotEqualTo(Verdict.GROWS);
        });
    }

    @Test
    void rulesOutOnlyWhatTheIntervalRulesOut() {
        generations();
        memory(ms -> GIB);

        MemoryGrowth leak = resources("Memory").growth().get(1);

        assertThat(leak.verdict()).isEqualTo(Verdict.NO_GROWTH_LARGER_THAN);
        assertThat(leak.perGeneration().orElseThrow().high()).isBetween(0.0, 20_000.0);
    }

    /** What Ollama estimates when it loads a model does not change whatever leaks. */
    @Test
    void anEstimateIsNoEvidenceAgainstALeak() {
        generations();
        memory("ps", ms -> GIB);

        assertThat(resources("Memory").growth().get(1).verdict()).isEqualTo(Verdict.ESTIMATED);
    }

    @Test
    void tooFewSamplesDecideNothing() {
        generations();
        memory(ms -> GIB);

        MemoryGrowth growth = resources("Memory").growth().get(0);

        assertThat(growth.samples()).isLessThan(20);
        assertThat(growth.perGeneration()).isEmpty();
        assertThat(growth.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    /** What is loaded once, before the first generation ends, is no growth. */
    @Test
    void loadingTheModelIsNotTakenForGrowth() {
        generations();
        memory(ms -> ms < 10_000 ? GIB : 5 * GIB);

        ServerResources resources = resources("Memory");

        assertThat(resources.models()).hasSize(1);
        assertThat(resources.models().get(0).loadBytes()).isCloseTo(4 * GIB, within(GIB / 100));
        assertThat(resources.growth().get(1).verdict()).isEqualTo(Verdict.NO_GROWTH_LARGER_THAN);
    }

    @Test
    void otherSimulationsShowWhatWasSampledAndJudgeNothing() {
        generations();
        sample(Resource.PREFIX_CACHE_HIT_TOKENS, 0, 100);
        sample(Resource.PREFIX_CACHE_HIT_TOKENS, 1000, 160);
        sample(Resource.PREFIX_CACHE_LOOKUP_TOKENS, 0, 1000);
        sample(Resource.PREFIX_CACHE_LOOKUP_TOKENS, 1000, 1200);

        ServerResources resources = resources("MultiUser");

        assertThat(resources.growth()).isEmpty();
        assertThat(resources.models()).isEmpty();
        assertThat(resources.prefixCacheHitRatio()).hasValue(0.3);
        assertThat(resources.all())
                .extracting(ResourceSummary::resource)
                .containsExactly(Resource.PREFIX_CACHE_HIT_TOKENS, Resource.PREFIX_CACHE_LOOKUP_TOKENS);
    }

    @Test
    void aRunThatWasNotSampledHasNothing() {
        generations();

        ServerResources resources = resources("Memory");

        assertThat(resources.all()).isEmpty();
        assertThat(resources.growth()).isEmpty();
        assertThat(resources.prefixCacheHitRatio()).isEmpty();
    }

    /** A server that restarts begins its counters at 0. */
    @Test
    void aRestartDoesNotHideTheCacheHits() {
        double[] looked = {1000, 1100, 20, 120};
        double[] hits = {500, 550, 10, 60};
        for (int i = 0; i < looked.length; i++) {
            sample(Resource.PREFIX_CACHE_LOOKUP_TOKENS, i * PERIOD_MS, looked[i]);
            sample(Resource.PREFIX_CACHE_HIT_TOKENS, i * PERIOD_MS, hits[i]);
        }

        assertThat(resources("MultiUser").prefixCacheHitRatio().orElseThrow()).isEqualTo(0.5, within(1e-9));
    }
}
