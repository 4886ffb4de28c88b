package analysis.summary.reading;

import analysis.summary.samples.Warning;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import run.RunInfo;

/** Warnings against pooling the samples of several load generators. */
final class InjectorWarnings {

    /** Smallest overlap, as a share of the shorter run, of injectors that were started together. */
    private static final double LEAST_OVERLAP = 0.9;

    private InjectorWarnings() {}

    /**
     * @param sorted by name
     * @param times times of their generations
     */
    static List<Warning> of(List<RunInfo> sorted, InjectorTimes times) {
        List<Warning> warnings = new ArrayList<>(MissingLoad.of(sorted, times));
        ServerClocks clocks = ServerClocks.of(sorted);
        clocks.warning().ifPresent(warnings::add);
        Warning.Kind kind = clocks.areKnown() ? Warning.Kind.INJECTORS_APART : Warning.Kind.CLOCK_SKEW;
        RunInfo first = sorted.get(0);
        for (RunInfo other : sorted.subList(1, sorted.size())) {
            List<String> differences = new ArrayList<>();
            compare("simulation", RunInfo::simulation, first, other, differences);
            compare("target", info -> target(info, RunInfo.Target::baseUrl), first, other, differences);
            compare("dialect", info -> target(info, RunInfo.Target::dialect), first, other, differences);
            compare("models", info -> target(info, RunInfo.Target::models), first, other, differences);
            compare("series", InjectorWarnings::series, first, other, differences);
            compare("feeders", RunInfo::feeders, first, other, differences);
            if (!differences.isEmpty()) {
                warnings.add(new Warning(
                        Warning.Kind.UNLIKE_INJECTORS,
                        "Injectors differ: " + label(first) + " and " + label(other) + " in "
                                + String.join("; ", differences) + "."));
            }
            apart(first, other, times).ifPresent(what -> warnings.add(new Warning(kind, what)));
        }
        return warnings;
    }

    private static <T> void compare(
            String what, Function<RunInfo, T> property, RunInfo a, RunInfo b, List<String> differences) {
        T left = property.apply(a);
        T right = property.apply(b);
        if (!Objects.equals(left, right)) {
            differences.add(what + " (" + left + ", " + right + ")");
        }
    }

    /** Series without their load, of which each injector has a share. */
    private static List<RunInfo.Series> series(RunInfo info) {
        return info.series().stream().map(one -> one.load(null, null)).toList();
    }

    private static <T> T target(RunInfo info, Function<RunInfo.Target, T> property) {
        return info.target() == null ? null : property.apply(info.target());
    }

    /** Sentence on two injectors that did not send the same series at the same time. */
    private static Optional<String> apart(RunInfo a, RunInfo b, InjectorTimes times) {
        long shorterMs = Math.min(times.lengthMs(Injectors.name(a)), times.lengthMs(Injectors.name(b)));
        if (shorterMs == 0 || Injectors.name(a).equals(Injectors.name(b))) {
            return apart(a, b);
        }
        long togetherMs = times.togetherMs(Injectors.name(a), Injectors.name(b));
        return togetherMs >= LEAST_OVERLAP * shorterMs
                ? Optional.empty()
                : Optional.of(apart(a, b, togetherMs, shorterMs));
    }

    /** Fallback for rows that do not name their injector: compares the runs' start and end. */
    private static Optional<String> apart(RunInfo a, RunInfo b) {
        if (a.start() == null || b.start() == null || a.end() == null || b.end() == null) {
            return Optional.empty();
        }
        Duration together = Duration.between(Injectors.later(a.start(), b.start()), earlier(a.end(), b.end()));
        Duration shorter = Collections.min(List.of(length(a), length(b)));
        return together.toMillis() >= LEAST_OVERLAP * shorter.toMillis()
                ? Optional.empty()
                : Optional.of(apart(a, b, together.toMillis(), shorter.toMillis()));
    }

    private static String apart(RunInfo a, RunInfo b, long togetherMs, long shorterMs) {
        String how = togetherMs <= 0
                ? " did not run at the same time: "
                : String.format(
                        Locale.ROOT,
                        " overlapped for only %.0f %% of the shorter one's time: ",
                        100.0 * togetherMs / shorterMs);
        return "Injectors " + label(a) + " and " + label(b) + how + times(a) + ", and " + times(b) + ".";
    }

    private static Duration length(RunInfo info) {
        return Duration.between(info.start(), info.end());
    }

    private static String times(RunInfo info) {
        return text(info.start()) + " to " + text(info.end());
    }

    private static String text(Instant time) {
        return time == null ? "?" : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String label(RunInfo info) {
        return Injectors.name(info).isEmpty() ? "(unnamed)" : "'" + Injectors.name(info) + "'";
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isAfter(b) ? b : a;
    }
}
