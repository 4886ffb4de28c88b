package analysis.verdict;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import run.ClientHealth;
import run.Generation;
import run.RunInfo;
import run.RunInfoBuilder;

/** Runs for tests of verdicts: a steady server, with what a test changes about it. */
public final class Runs {

    private Runs() {}

    /** Two models × one series × 200 generations; TTFT varies by 10 %. */
    public static SyntheticRun steady(long seed) {
        return new SyntheticRun(seed)
                .generationsPerSeries(200)
                .series("Short")
                .gaps(20)
                .firstToken(200, 0.1);
    }

    /** The run with another description. */
    public static RunData with(SyntheticRun shape, UnaryOperator<RunInfo> change) {
        RunBuilder builder = new RunBuilder().injector(change.apply(shape.info()));
        List<Generation> generations = shape.generations();
        generations.forEach(builder::add);
        return builder.build();
    }

    public static RunInfo quick(RunInfo info) {
        return copy(info, info.settings(), info.series(), true, info.clientHealth(), info.target());
    }

    public static RunInfo lagging(RunInfo info) {
        ClientHealth health = info.clientHealth();
        return withHealth(
                info,
                new ClientHealth(new ClientHealth.Distribution(1000, 2, 40, 90), health.gc(), health.cpuPct(), null));
    }

    public static RunInfo collecting(RunInfo info) {
        ClientHealth health = info.clientHealth();
        return withHealth(
                info,
                new ClientHealth(
                        health.eventLoopLag(), new ClientHealth.Gc(400, 9000, 88, 7.5), health.cpuPct(), null));
    }

    public static RunInfo saturated(RunInfo info) {
        ClientHealth health = info.clientHealth();
        return withHealth(
                info, new ClientHealth(health.eventLoopLag(), health.gc(), new ClientHealth.Cpu(97, 100, null), null));
    }

    private static RunInfo withHealth(RunInfo info, ClientHealth health) {
        return copy(info, info.settings(), info.series(), false, health, info.target());
    }

    public static UnaryOperator<RunInfo> setting(String key, String value) {
        return info -> {
            SortedMap<String, String> settings = new TreeMap<>(info.settings());
            settings.put(key, value);
            return copy(info, settings, info.series(), false, info.clientHealth(), info.target());
        };
    }

    public static UnaryOperator<RunInfo> tokenLimit(int tokens) {
        return info -> copy(
                info,
                info.settings(),
                info.series().stream()
                        .map(s -> new RunInfo.Series(s.name(), s.users(), null, null, null, null, tokens))
                        .toList(),
                false,
                info.clientHealth(),
                info.target());
    }

    public static UnaryOperator<RunInfo> server(String product, String version) {
        return info -> copy(
                info,
                info.settings(),
                info.series(),
                false,
                info.clientHealth(),
                new RunInfo.Target(
                        info.target().baseUrl(),
                        info.target().dialect(),
                        product,
                        version,
                        false,
                        info.target().models()));
    }

    private static RunInfo copy(
            RunInfo info,
            SortedMap<String, String> settings,
            List<RunInfo.Series> series,
            boolean quick,
            ClientHealth health,
            RunInfo.Target target) {
        return RunInfoBuilder.of(info)
                .settings(settings)
                .target(target)
                .quick(quick)
                .series(series)
                .clientHealth(health)
                .build();
    }
}
