package inference.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.progress.Progress;
import inference.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartBarrierTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static StartBarrier at(String time) {
        Properties given = new Properties();
        given.setProperty("startAt", time);
        return StartBarrier.of(Settings.of("MultiUser", given), InstantSource.fixed(NOW));
    }

    @Test
    void aTimeHasAZoneAndIsSoon() {
        assertThatThrownBy(() -> at("12:00")).hasMessageContaining("is not a time with a zone");
        assertThatThrownBy(() -> at("2026-01-31T12:59:59+01:00"))
                .hasMessageContaining("2026-01-31T11:59:59Z is in the past; it is 2026-01-31T12:00:00Z here");
        assertThatThrownBy(() -> at("2026-02-02T12:00:00Z")).hasMessageContaining("more than a day ahead");
        assertThatCode(() -> at("2026-01-31T14:00:00+01:00")).doesNotThrowAnyException();
    }

    @Test
    void theLoadBeginsThen() {
        Instant at = Instant.now().plusMillis(150);
        Properties given = new Properties();
        given.setProperty("startAt", at.toString());
        StartBarrier.of(Settings.of("MultiUser", given)).await(new Progress());
        assertThat(Instant.now()).isAfterOrEqualTo(at.minusMillis(1));
    }
}
