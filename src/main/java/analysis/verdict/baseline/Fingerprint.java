package analysis.verdict.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import run.Capability;
import run.RunInfo;

/**
 * Properties that must be equal for two runs to be comparable: the workload and the kind of server.
 *
 * @param simulation simple name of its class
 * @param dialect of the API
 * @param product the server's name as it reports it; null if it does not
 * @param mock whether the target was the mock
 * @param models under test, sorted
 * @param series by name, with the properties that each held constant
 * @param settings those that shape the workload
 * @param feeders SHA-256 of every prompt file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fingerprint(
        String simulation,
        String dialect,
        String product,
        boolean mock,
        List<String> models,
        SortedMap<String, RunInfo.Series> series,
        SortedMap<String, String> settings,
        SortedMap<String, String> feeders) {

    /**
     * Settings that do not affect comparability: where, how long and how patiently a run measures. Models, dialect and series are in the
     * other fields.
     */
    private static final Set<String> NOT_WORK = Set.of(
            "baseUrl",
            "apiKeyFile",
            "caFile",
            "clientCertificate",
            "insecure",
            "proxy",
            "logLevel",
            "api",
            "models",
            "defaultModels",
            "measurementRuns",
            "requests",
            "duration",
            "iterations",
            "rounds",
            "growthRuns",
            "leakRuns",
            "warmupRuns",
            "settle",
            "pullInsecure",
            "progress",
            "scenarios",
            "seed",
            "maxErrorRate",
            "untilDecided",
            "maxFailuresInRow",
            "injector",
            "startAt",
            "quick",
            "settings",
            "costPerHour",
            "inputTokenPrice",
            "outputTokenPrice",
            "mockDecodeSlowdown",
            "mockPrefillSlowdown",
            "mockErrorRate");

    /** Prefixes of such settings: timeouts, sampling beside the load, access to a cluster. */
    private static final List<String> NOT_WORK_PREFIXES =
            List.of("timeout", "resources", "kube.", "compare", "injector.", "prometheus.", "otlp.");

    /** Fingerprint of a run. */
    public static Fingerprint of(RunInfo info) {
        RunInfo.Target target = info.target();
        SortedMap<String, String> work = new TreeMap<>();
        orEmpty(info.settings()).forEach((key, value) -> {
            if (!NOT_WORK.contains(key) && NOT_WORK_PREFIXES.stream().noneMatch(key::startsWith)) {
                work.put(key, value);
            }
        });
        if (info.capabilities().contains(Capability.WORKLOAD)) {
            work.put("seed", Long.toString(info.seed())); // it determines the lengths
        }
        List<RunInfo.Series> series = info.series() == null ? List.of() : info.series();
        return new Fingerprint(
                info.simulation(),
                target == null ? null : target.dialect(),
                target == null ? null : target.product(),
                target != null && target.mock(),
                target == null || target.models() == null
                        ? List.of()
                        : target.models().stream().sorted().toList(),
                series.stream()
                        .collect(
                                Collectors.toMap(RunInfo.Series::name, Function.identity(), (a, b) -> a, TreeMap::new)),
                work,
                new TreeMap<>(orEmpty(info.feeders())));
    }

    private static Map<String, String> orEmpty(SortedMap<String, String> map) {
        return map == null ? Collections.emptySortedMap() : map;
    }
}
