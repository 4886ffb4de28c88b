package analysis.summary.server;

import static analysis.fixtures.Generations.START;
import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SyntheticRun;
import analysis.summary.Cost;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import run.Resource;
import run.ResourceSample;
import run.RunInfo;
import run.RunInfoBuilder;

/** The server's counters over two series of 10 s, one generation a second, from 10 s and from 30 s on. */
class ServerAccountTest {

    private final RunBuilder builder =
            new RunBuilder().injector(SyntheticRun.info("", List.of("m"), List.of("users=1", "users=2")));

    private void twoSeries() {
        series("users=1", 10_000);
        series("users=2", 30_000);
    }

    private void series(String name, int fromMs) {
        for (int i = 0; i < 10; i++) {
            int startMs = fromMs + i * 1000;
            builder.add(generation(
                    g -> g.cell("m", name).startMs(startMs).timing(100, 20_000).streamMs(1000)));
        }
    }

    private void sample(Resource resource, double ms, double value) {
        builder.add(new ResourceSample(START.plusMillis((long) ms), "metrics", resource, value, "raw", ""));
    }

    private ServerResources resources() {
        return ServerResources.of(builder.build());
    }

    @Test
    void aSeriesHasWhatTheCountersGrewWhileItRan() {
        twoSeries();
        for (int s = 0; s <= 60; s++) {
            double requests = s <= 10 ? 0 : s <= 20 ? s - 10 : s <= 30 ? 10 : Math.min(20, s - 20);
            double slow = Math.max(0, requests - 10);
            sample(Resource.TTFT_COUNT, s * 1000, requests);
            sample(Resource.TTFT_SECONDS, s * 1000, requests * 0.09);
            sample(Resource.QUEUE_COUNT, s * 1000, requests);
            sample(Resource.QUEUE_SECONDS, s * 1000, slow * 0.05);
            sample(Resource.PREFILL_SECONDS, s * 1000, requests * 0.03);
            sample(Resource.REQUESTS_WAITING, s * 1000, s > 30 && s < 40 ? 3 : 0);
            sample(Resource.PREFIX_CACHE_LOOKUP_TOKENS, s * 1000, requests * 40);
            sample(Resource.PREFIX_CACHE_HIT_TOKENS, s * 1000, slow * 10);
        }
        for (int s = 0; s <= 60; s++) {
            sample(Resource.NETWORK_SENT_BYTES, s * 1000, s * 5e6);
            sample(Resource.CPU_SECONDS, s * 1000, s * 1.5);
        }
        List<ServerAccount> accounts = resources().accounts();
        assertThat(accounts).extracting(ServerAccount::series).containsExactly("users=1", "users=2");
        ServerAccount first = accounts.get(0);
        assertThat(first.ttftMs()).hasValue(100);
        assertThat(first.networkMs().orElseThrow()).isCloseTo(10, within(1e-6));
        assertThat(first.queueMs()).hasValue(0);
        assertThat(first.prefillMs().orElseThrow()).isCloseTo(30, within(1e-6));
        assertThat(first.restMs().orElseThrow()).isCloseTo(60, within(1e-6));
        assertThat(first.decodeMs()).isEmpty();
        assertThat(first.load().cacheHitRatio()).hasValue(0);
        assertThat(first.load().waiting()).hasValue(0);
        assertThat(first.load().sentBytesPerS().orElseThrow()).isCloseTo(5e6, within(1e-3));
        assertThat(first.load().processors().orElseThrow()).isCloseTo(1.5, within(1e-9));
        assertThat(first.load().receivedBytesPerS()).isEmpty();
        ServerAccount second = accounts.get(1);
        assertThat(second.queueMs().orElseThrow()).isCloseTo(50, within(1e-6));
        assertThat(second.restMs().orElseThrow()).isCloseTo(10, within(1e-6));
        assertThat(second.load().cacheHitRatio().orElseThrow()).isCloseTo(0.25, within(1e-9));
        assertThat(second.load().waiting()).hasValue(3);
        assertThat(second.load().acceptedRatio()).isEmpty();
    }

    @Test
    void aRestartOfTheServerTakesNothingBack() {
        series("users=1", 10_000);
        sample(Resource.PREEMPTIONS, 9_000, 70);
        sample(Resource.PREEMPTIONS, 15_000, 74);
        sample(Resource.PREEMPTIONS, 16_000, 1);
        sample(Resource.PREEMPTIONS, 20_000, 3);
        double before = 4 * 5.0 / 6;
        assertThat(resources().accounts().get(0).load().preemptions().orElseThrow())
                .isCloseTo(before + 3, within(1e-9));
    }

    @Test
    void nothingIsSaidOfSeriesThatSharedTheServerOrWereHardlySampled() {
        series("users=1", 10_000);
        series("users=2", 12_000);
        sample(Resource.PREEMPTIONS, 0, 0);
        sample(Resource.PREEMPTIONS, 60_000, 5);
        assertThat(resources().accounts()).isEmpty();
        RunBuilder late = new RunBuilder().injector(SyntheticRun.info("", List.of("m"), List.of("users=1")));
        late.add(generation(g -> g.cell("m", "users=1").streamMs(10_000)));
        late.add(new ResourceSample(START.plusMillis(8000), "metrics", Resource.PREEMPTIONS, 1, "raw", ""));
        late.add(new ResourceSample(START.plusMillis(9000), "metrics", Resource.PREEMPTIONS, 2, "raw", ""));
        assertThat(ServerResources.of(late.build()).accounts()).isEmpty();
    }

    /** 200 W all the time, read each 1.5 s: 2,000 J in 10 s, of 20 tokens. */
    @Test
    void energyHasBoundsByWhenItWasRead() {
        series("users=1", 10_000);
        for (double ms = 500; ms <= 40_000; ms += 1500) {
            sample(Resource.ENERGY_JOULES, ms, ms / 5);
        }
        EnergyUse use = resources().energy().get(0);
        assertThat(use.isAttributable()).isTrue();
        assertThat(use.joules()).isCloseTo(2000, within(1e-6));
        assertThat(use.watts().orElseThrow()).isCloseTo(200, within(1e-6));
        assertThat(use.joulesPerToken().orElseThrow()).isCloseTo(100, within(1e-6));
        assertThat(use.lowJoulesPerToken().orElseThrow()).isCloseTo(90, within(1e-6)); // 11.0 s to 20.0 s
        assertThat(use.highJoulesPerToken().orElseThrow()).isCloseTo(105, within(1e-6)); // 9.5 s to 20.0 s
    }

    @Test
    void energyOfASeriesTooShortForTheReadingsIsNotAttributable() {
        series("users=1", 10_000);
        sample(Resource.ENERGY_JOULES, 5_000, 1000);
        sample(Resource.ENERGY_JOULES, 16_000, 3000);
        sample(Resource.ENERGY_JOULES, 30_000, 5000);
        EnergyUse use = resources().energy().get(0);
        assertThat(use.isAttributable()).isFalse();
        assertThat(use.joulesPerToken()).isEmpty();
    }

    @Test
    void tokensCostTheHourTheyTakeAndTheirPrice() {
        series("users=1", 10_000);
        RunSummary run = RunSummary.of(builder.build());
        assertThat(Cost.of(run.info())).isEmpty();
        Cost hourly = Cost.of(priced(run.info(), "costPerHour", "3.6")).orElseThrow();
        // 10 s cost 0.01; 20 tokens
        assertThat(hourly.perMillionTokens(run.overall()).orElseThrow()).isCloseTo(500, within(1e-9));
        assertThat(hourly.perThousandGenerations(run.overall()).orElseThrow()).isCloseTo(1, within(1e-9));
        Cost byToken = Cost.of(priced(run.info(), "inputTokenPrice", "2", "outputTokenPrice", "10"))
                .orElseThrow();
        // 140 prompt tokens for 20 of the answers
        assertThat(byToken.perMillionTokens(run.overall()).orElseThrow()).isCloseTo(24, within(1e-9));
    }

    private static RunInfo priced(RunInfo info, String... prices) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (int i = 0; i < prices.length; i += 2) {
            settings.put(prices[i], prices[i + 1]);
        }
        return RunInfoBuilder.of(info).settings(settings).build();
    }
}
