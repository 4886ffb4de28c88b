package analysis.summary;

import analysis.run.ClientHealth;
import analysis.run.RunInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** The load generators of one load, combined into one description, with what speaks against pooling them. */
final class Injectors {

    private static final Comparator<Instant> OPEN_END = Comparator.nullsLast(Comparator.naturalOrder());

    private final List<RunInfo> sorted;
    private final RunInfo combined;

    Injectors(List<RunInfo> injectors) {
        if (injectors.isEmpty()) {
            throw new IllegalStateException("a run needs at least one injector");
        }
        sorted = injectors.stream()
                .sorted(Comparator.comparing(Injectors::name)
                        .thenComparing(RunInfo::start, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        combined = sorted.stream().reduce(Injectors::combine).orElseThrow();
    }

    List<RunInfo> sorted() {
        return sorted;
    }

    RunInfo combined() {
        return combined;
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        RunInfo first = sorted.get(0);
        for (RunInfo other : sorted.subList(1, sorted.size())) {
            List<String> differences = new ArrayList<>();
            compare("simulation", RunInfo::simulation, first, other, differences);
            compare("target", info -> target(info, RunInfo.Target::baseUrl), first, other, differences);
            compare("dialect", info -> target(info, RunInfo.Target::dialect), first, other, differences);
            compare("models", info -> target(info, RunInfo.Target::models), first, other, differences);
            compare("series", RunInfo::series, first, other, differences);
            if (!differences.isEmpty()) {
                warnings.add(new Warning(
                        Warning.Kind.UNLIKE_INJECTORS,
                        "Injectors differ: " + label(first) + " and " + label(other) + " in "
                                + String.join("; ", differences) + "."));
            }
            if (apart(first, other)) {
                warnings.add(new Warning(
                        Warning.Kind.CLOCK_SKEW,
                        "Injectors " + label(first) + " and " + label(other) + " did not run at the same time: "
                                + first.start() + " to " + first.end() + ", and " + other.start() + " to "
                                + other.end() + "."));
            }
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

    private static <T> T target(RunInfo info, Function<RunInfo.Target, T> property) {
        return info.target() == null ? null : property.apply(info.target());
    }

    private static boolean isMock(RunInfo info) {
        return info.target() != null && info.target().mock();
    }

    private static boolean apart(RunInfo a, RunInfo b) {
        return before(a.end(), b.start()) || before(b.end(), a.start());
    }

    private static boolean before(Instant end, Instant start) {
        return end != null && start != null && end.isBefore(start);
    }

    private static String name(RunInfo info) {
        return info.environment() == null || info.environment().injector() == null
                ? ""
                : info.environment().injector();
    }

    private static String label(RunInfo info) {
        return name(info).isEmpty() ? "(unnamed)" : "'" + name(info) + "'";
    }

    private static RunInfo combine(RunInfo a, RunInfo b) {
        Instant end = a.end() == null || b.end() == null ? null : later(a.end(), b.end());
        Instant start = OPEN_END.compare(a.start(), b.start()) <= 0 ? a.start() : b.start();
        return new RunInfo(
                a.schema(),
                a.simulation(),
                start,
                end,
                a.settings(),
                isMock(b) ? b.target() : a.target(),
                a.environment(),
                a.feeders(),
                a.seed(),
                a.quick() || b.quick(),
                a.series(),
                orElse(a.clientHealth(), b.clientHealth(), Injectors::worse));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static <T> T orElse(T a, T b, BinaryOperator<T> both) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return both.apply(a, b);
    }

    private static ClientHealth worse(ClientHealth a, ClientHealth b) {
        return new ClientHealth(
                orElse(a.eventLoopLag(), b.eventLoopLag(), Injectors::worse),
                orElse(
                        a.gc(),
                        b.gc(),
                        (x, y) -> new ClientHealth.Gc(
                                x.count() + y.count(),
                                x.totalMs() + y.totalMs(),
                                Math.max(x.maxPauseMs(), y.maxPauseMs()),
                                orElse(x.timePct(), y.timePct(), Math::max))),
                orElse(
                        a.cpuPct(),
                        b.cpuPct(),
                        (x, y) -> new ClientHealth.Cpu(Math.max(x.mean(), y.mean()), Math.max(x.max(), y.max()))),
                orElse(a.scheduleDelay(), b.scheduleDelay(), Injectors::worse));
    }

    private static ClientHealth.Distribution worse(ClientHealth.Distribution a, ClientHealth.Distribution b) {
        return new ClientHealth.Distribution(
                a.count() + b.count(),
                Math.max(a.p50Ms(), b.p50Ms()),
                Math.max(a.p99Ms(), b.p99Ms()),
                Math.max(a.maxMs(), b.maxMs()));
    }
}
