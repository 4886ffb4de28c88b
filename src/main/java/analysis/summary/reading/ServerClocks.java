package analysis.summary.reading;

import static run.Units.NS_PER_MS;

import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import run.ClockOffset;
import run.Generation;
import run.RunInfo;

/**
 * Clock offsets of one load's injectors from the server. If they differ by more than their measurement errors, all
 * times are moved to the server's clock.
 *
 * @param offsets offsets of the injectors; empty if one of them is unknown
 */
record ServerClocks(List<ClockOffset> offsets) {

    static ServerClocks of(List<RunInfo> injectors) {
        List<ClockOffset> known = injectors.stream()
                .map(info ->
                        info.environment() == null ? null : info.environment().serverClock())
                .filter(Objects::nonNull)
                .toList();
        return new ServerClocks(known.size() == injectors.size() ? known : List.of());
    }

    /** Whether the times of all injectors are by one clock, or have been moved to it. */
    boolean areKnown() {
        return !offsets.isEmpty();
    }

    /** Whether times have to be corrected before they are pooled. */
    boolean differ() {
        return offsets.stream()
                .anyMatch(a -> offsets.stream()
                        .anyMatch(b -> Math.abs(a.aheadMs() - b.aheadMs()) > a.errorMs() + b.errorMs()));
    }

    Optional<Warning> warning() {
        if (!differ()) {
            return Optional.empty();
        }
        double first = offsets.stream().mapToDouble(ClockOffset::aheadMs).min().orElseThrow();
        double last = offsets.stream().mapToDouble(ClockOffset::aheadMs).max().orElseThrow();
        double error = offsets.stream().mapToDouble(ClockOffset::errorMs).max().orElseThrow();
        return Optional.of(new Warning(
                Kind.CLOCK_CORRECTED,
                String.format(
                        Locale.ROOT,
                        "The injectors' clocks differ by up to %.0f ms; all times were moved to the server's"
                                + " clock (uncertainty %.0f ms).",
                        last - first,
                        error)));
    }

    /** Correction of the times of {@code info}; zero if they are corrected already or need not be. */
    Duration shift(RunInfo info) {
        if (!differ() || info.environment().serverClock().corrected()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(-Math.round(info.environment().serverClock().aheadMs() * NS_PER_MS));
    }

    /** Description of a run whose times are moved by {@code shift}. */
    static RunInfo moved(RunInfo info, Duration shift) {
        if (shift.isZero()) {
            return info;
        }
        ClockOffset was = info.environment().serverClock();
        return info.with(
                info.environment().with(new ClockOffset(was.aheadMs(), was.errorMs(), true)),
                info.start().plus(shift),
                info.end() == null ? null : info.end().plus(shift));
    }

    static Generation moved(Generation row, Duration shift) {
        return shift.isZero() ? row : row.at(row.timestamp().plus(shift));
    }
}
