package analysis.summary.reading;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import run.ClientHealth;
import run.InjectorPlace;
import run.RunInfo;

/** Load generators of one load, combined into one description. */
public final class Injectors {

    private static final Comparator<Instant> OPEN_END = Comparator.nullsLast(Comparator.naturalOrder());

    private static final double RATE_DIGITS = 1e9;

    private final List<RunInfo> sorted;
    private final RunInfo combined;

    public Injectors(List<RunInfo> injectors) {
        if (injectors.isEmpty()) {
            throw new IllegalStateException("a run needs at least one injector");
        }
        sorted = injectors.stream()
                .sorted(Comparator.comparing(Injectors::name)
                        .thenComparing(RunInfo::start, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        combined = sorted.stream().reduce(Injectors::combine).orElseThrow();
    }

    public List<RunInfo> sorted() {
        return sorted;
    }

    public RunInfo combined() {
        return combined;
    }

    private static boolean isMock(RunInfo info) {
        return info.target() != null && info.target().mock();
    }

    static String name(RunInfo info) {
        return info.environment() == null || info.environment().injector() == null
                ? ""
                : info.environment().injector();
    }

    private static RunInfo combine(RunInfo a, RunInfo b) {
        Instant end = a.end() == null || b.end() == null ? null : later(a.end(), b.end());
        Instant start = OPEN_END.compare(a.start(), b.start()) <= 0 ? a.start() : b.start();
        return new RunInfo(
                a.schema(),
                a.simulation(),
                start,
                end,
                common(a.settings()),
                isMock(b) ? b.target() : a.target(),
                a.compareTarget(),
                a.environment(),
                a.feeders(),
                a.seed(),
                a.quick() || b.quick(),
                together(a.series(), b.series()),
                a.capabilities(),
                orElse(a.clientHealth(), b.clientHealth(), Injectors::worse));
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Series of both: their users and arrivals add up. */
    private static List<RunInfo.Series> together(List<RunInfo.Series> a, List<RunInfo.Series> b) {
        Map<String, RunInfo.Series> all = new LinkedHashMap<>();
        Stream.concat(a.stream(), b.stream()).forEach(series -> all.merge(series.name(), series, Injectors::together));
        return List.copyOf(all.values());
    }

    private static RunInfo.Series together(RunInfo.Series a, RunInfo.Series b) {
        return new RunInfo.Series(
                a.name(),
                orElse(a.users(), b.users(), Integer::sum),
                orElse(a.ratePerS(), b.ratePerS(), Injectors::sum),
                a.arrivals(),
                a.promptCharacters(),
                a.promptTokens(),
                a.outputTokens());
    }

    /** Sum of shares of a rate, rounded so that ten tenths are 1. */
    private static double sum(double a, double b) {
        return Math.rint((a + b) * RATE_DIGITS) / RATE_DIGITS;
    }

    private static SortedMap<String, String> common(SortedMap<String, String> settings) {
        SortedMap<String, String> common = new TreeMap<>(settings);
        common.keySet().removeIf(InjectorPlace::isOfOne);
        return common;
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
                        (x, y) -> new ClientHealth.Cpu(
                                Math.max(x.mean(), y.mean()),
                                Math.max(x.max(), y.max()),
                                orElse(x.steal(), y.steal(), Math::max))),
                orElse(a.scheduleDelay(), b.scheduleDelay(), Injectors::worse),
                orElse(a.clockStepMs(), b.clockStepMs(), (x, y) -> Math.abs(x) > Math.abs(y) ? x : y),
                orElse(
                        a.connectPauses(),
                        b.connectPauses(),
                        (x, y) -> new ClientHealth.Pauses(
                                x.count() + y.count(), x.totalMs() + y.totalMs(), Math.max(x.maxMs(), y.maxMs()))),
                orElse(a.readiness(), b.readiness(), Injectors::worse));
    }

    private static ClientHealth.Readiness worse(ClientHealth.Readiness a, ClientHealth.Readiness b) {
        return new ClientHealth.Readiness(
                orElse(a.cold(), b.cold(), (x, y) -> x),
                orElse(a.lateMs(), b.lateMs(), Math::max),
                Stream.concat(a.ignored().stream(), b.ignored().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static ClientHealth.Distribution worse(ClientHealth.Distribution a, ClientHealth.Distribution b) {
        return new ClientHealth.Distribution(
                a.count() + b.count(),
                Math.max(a.p50Ms(), b.p50Ms()),
                Math.max(a.p99Ms(), b.p99Ms()),
                Math.max(a.maxMs(), b.maxMs()));
    }
}
