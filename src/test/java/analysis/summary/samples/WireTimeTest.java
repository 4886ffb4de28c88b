package analysis.summary.samples;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.stats.Metric;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.Generation;
import run.Outcome;

class WireTimeTest {

    private static final Generation OPENED =
            generation(g -> g.timing(100, 20_000).setUp(2.5, 10, 90));
    private static final Generation KEPT = generation(g -> g.timing(80, 20_000).reused(0.25, 70));

    @Test
    void setUpsAreAveragedOverThoseThatHadOneAndTheRestOverAll() {
        WireTime time = sum(OPENED, KEPT, KEPT, KEPT);
        assertThat(time.setUpsPct()).hasValue(25);
        assertThat(time.connectMs()).hasValue(2.5);
        assertThat(time.tlsMs()).hasValue(10);
        assertThat(time.sendMs()).hasValue((0.5 + 3 * 0.25) / 4);
        assertThat(time.headersMs()).hasValue(75);
    }

    @Test
    void ttftWithoutSetUpIsThatOfAKeptConnection() {
        assertThat(Metric.FIRST_TOKEN_CONNECTED_MS.of(OPENED)).hasValue(87.5);
        assertThat(Metric.FIRST_TOKEN_CONNECTED_MS.of(KEPT)).hasValue(80);
    }

    @Test
    void nothingIsSaidOfFailuresAndOlderFiles() {
        Generation older = generation(g -> {});
        Generation failed = generation(g -> g.setUp(2.5, 10, 90).failed(Outcome.http(500), "no"));
        assertThat(sum(older, failed)).isEqualTo(WireTime.NONE);
        assertThat(WireTime.NONE.setUpsPct()).isEmpty();
        assertThat(WireTime.NONE.connectMs()).isEmpty();
        assertThat(Metric.FIRST_TOKEN_CONNECTED_MS.of(older)).isEmpty();
    }

    private static WireTime sum(Generation... generations) {
        return Stream.of(generations).map(WireTime::of).reduce(WireTime.NONE, WireTime::plus);
    }
}
