package analysis.summary.reading;

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
 * The clocks of the injectors of one load, as each found the server's to differ from its own. Where they differ by more than
 * they were measured to, all times are moved to the server's clock.
 *
 * @param offsets of the injectors; fewer than two if one of them does not know its own
 */
record ServerClocks(List<ClockOffset> offsets) {

    private static final double NS_PER_MS = 1e6;

    static ServerClocks of(List<RunInfo> injectors) {
        List<ClockOffset> known = injectors.stream()
                .map(info ->
                        info.environment() == null ? null : info.environment().serverClock())
                .filter(Objects::nonNull)
                .toList();
        return new ServerClocks(known.size() == injectors.size() ? known : List.of());
    }

    /** Whether times of these injectors have to be moved before they can be put together. */
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

    /** How far the times of {@code info} are to be moved; zero if they have been, or need not be. */
    Duration shift(RunInfo info) {
        if (!differ() || info.environment().serverClock().corrected()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(-Math.round(info.environment().serverClock().aheadMs() * NS_PER_MS));
    }

    /** The description of a run whose times are moved by {@code shift}. */
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
