package inference.gatling.simulation;

import inference.progress.Progress;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Start time of the load ({@code startAt}), by this machine's clock, at which several injectors begin together.
 */
final class StartBarrier {

    private static final String SETTING = "startAt";
    private static final Duration FURTHEST = Duration.ofDays(1);

    private final Optional<Instant> at;
    private final InstantSource clock;

    private StartBarrier(Optional<Instant> at, InstantSource clock) {
        this.at = at;
        this.clock = clock;
    }

    static StartBarrier of(Settings settings) {
        return of(settings, InstantSource.system());
    }

    /** @throws SettingsException if {@code startAt} is not a time, is in the past, or is more than a day ahead */
    static StartBarrier of(Settings settings, InstantSource clock) {
        Optional<Instant> at = settings.text(SETTING).map(StartBarrier::parse);
        at.ifPresent(time -> {
            Duration ahead = Duration.between(clock.instant(), time);
            if (ahead.isNegative()) {
                throw new SettingsException("setting 'startAt': " + time + " is in the past; it is "
                        + clock.instant().truncatedTo(ChronoUnit.SECONDS) + " here");
            }
            if (ahead.compareTo(FURTHEST) > 0) {
                throw new SettingsException("setting 'startAt': " + time + " is more than a day ahead");
            }
        });
        return new StartBarrier(at, clock);
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new SettingsException(
                    "setting 'startAt': '" + text + "' is not a time with a zone, such as 2026-01-31T12:00:00Z");
        }
    }

    /**
     * Waits for the start time. If it has already passed, that is reported and the load begins at once.
     *
     * @return delay of the load, ms, above 0; null if it begins on time
     */
    Long await(Progress progress) {
        if (at.isEmpty()) {
            return null;
        }
        long waitMs = Duration.between(clock.instant(), at.get()).toMillis();
        if (waitMs < 0) {
            System.err.println(
                    "The load begins " + -waitMs + " ms after startAt, because this load generator was not ready"
                            + " in time. Set -DstartAt further ahead.");
            return -waitMs;
        }
        progress.stage("waiting until " + at.get());
        try {
            Thread.sleep(waitMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
