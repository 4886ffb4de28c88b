package analysis.summary.reading;

import analysis.summary.samples.ResourceData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import run.RunInfo;

/** Warnings about missing samples of resources. */
final class ResourceWarnings {

    /** Shortest gap that counts, ms. */
    private static final long MIN_GAP_MS = 5_000;

    private static final int MEDIANS = 5;

    private ResourceWarnings() {}

    static List<Warning> of(RunInfo info, ResourceData data) {
        boolean wanted = info.settings().containsKey("resources");
        if (wanted && data.series().isEmpty()) {
            return List.of(new Warning(
                    Kind.RESOURCES_MISSING,
                    "No resources were sampled, though -Dresources="
                            + info.settings().get("resources") + " asks for it."));
        }
        List<Warning> warnings = new ArrayList<>();
        Map<String, long[]> timesBySource = new TreeMap<>();
        data.series()
                .forEach(series ->
                        timesBySource.merge(series.source(), series.timesMs(), (a, b) -> a.length >= b.length ? a : b));
        OptionalLong endMs = info.end() == null
                ? OptionalLong.empty()
                : OptionalLong.of(info.end().toEpochMilli());
        timesBySource.forEach((source, times) -> {
            long gapMs = longestGapMs(times, endMs);
            if (gapMs > 0) {
                warnings.add(new Warning(
                        Kind.RESOURCES_MISSING,
                        String.format(
                                Locale.ROOT, "The resources from %s have a gap of %.1f s.", source, gapMs / 1e3)));
            }
        });
        return warnings;
    }

    /** Longest time without a sample, ms, if it is unusual; otherwise 0. */
    private static long longestGapMs(long[] timesMs, OptionalLong endMs) {
        long last = timesMs[timesMs.length - 1];
        long afterMs = endMs.orElse(last) - last;
        if (timesMs.length < 2) {
            return afterMs > MIN_GAP_MS ? afterMs : 0;
        }
        long[] gaps = IntStream.range(1, timesMs.length)
                .mapToLong(i -> timesMs[i] - timesMs[i - 1])
                .sorted()
                .toArray();
        long longest = Math.max(gaps[gaps.length - 1], afterMs);
        long limit = Math.max(MIN_GAP_MS, MEDIANS * gaps[gaps.length / 2]);
        return longest > limit ? longest : 0;
    }
}
