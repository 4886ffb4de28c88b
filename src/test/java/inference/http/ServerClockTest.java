package inference.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.ClockOffset;

class ServerClockTest {

    private static Optional<Instant> whole(long ms) {
        return Optional.of(Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS));
    }

    /** On a machine that stands still for long, what is known is less, and said to be. */
    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {0, 137, -4_810, 3_600_999})
    void isFoundToWithinTheErrorItStates(long aheadMs) {
        ClockOffset found = new ServerClock(
                        () -> whole(System.currentTimeMillis() - aheadMs), System::currentTimeMillis)
                .ahead()
                .orElseThrow();
        assertThat(found.aheadMs()).isEqualTo((double) aheadMs, within(found.errorMs() + 1));
        assertThat(found.errorMs()).isLessThan(500);
        assertThat(found.corrected()).isFalse();
    }

    @Test
    void aServerThatTellsNoTimeIsNotKnown() {
        assertThat(new ServerClock(Optional::empty, System::currentTimeMillis).ahead())
                .isEmpty();
        assertThat(new ServerClock(
                                () -> {
                                    throw new IOException("refused");
                                },
                                System::currentTimeMillis)
                        .ahead())
                .isEmpty();
    }

    @Test
    void timesThatContradictEachOtherAreOfSeveralServers() {
        long[] calls = {0};
        assertThat(new ServerClock(
                                () -> whole(System.currentTimeMillis() + 60_000 * (calls[0]++ % 2)),
                                System::currentTimeMillis)
                        .ahead())
                .isEmpty();
    }

    @Test
    void theMockTellsTheTime() {
        try (MockServer server = MockServer.start(new MockSettings())) {
            ClockOffset found = ServerClock.ahead(
                            URI.create(server.baseUrl() + "/health"), Map.of(), Route.direct(ServerTrust.system()))
                    .orElseThrow();
            assertThat(found.aheadMs()).as("the same clock").isEqualTo(0, within(found.errorMs() + 1));
        }
    }
}
