package analysis.summary.reading;

import analysis.summary.samples.ResourceData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import run.RunInfo;

/** Finds what is missing of the resources that were to be sampled. */
final class ResourceWarnings {

    /** Gaps shorter than this are no loss, ms. */
    private static final long MIN_GAP_MS = 5_000;

    private static final int MEDIANS = 5;

    private ResourceWarnings() {}

    static List<Warning> of(RunInfo info, ResourceData data) {
        boolean wanted = info.settings() != null && info.settings().containsKey("resources");
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
        long endMs = info.end() == null ? Long.MIN_VALUE : info.end().toEpochMilli();
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

    /** The longest time without a sample, if it is out of the ordinary; else 0. */
    private static long longestGapMs(long[] timesMs, long endMs) {
        if (timesMs.length < 2) {
            return Math.max(0, endMs - timesMs[0] > MIN_GAP_MS ? endMs - timesMs[0] : 0);
        }
        long[] gaps = IntStream.range(1, timesMs.length)
                .mapToLong(i -> timesMs[i] - timesMs[i - 1])
                .sorted()
                .toArray();
        long longest = Math.max(gaps[gaps.length - 1], endMs - timesMs[timesMs.length - 1]);
        long limit = Math.max(MIN_GAP_MS, MEDIANS * gaps[gaps.length / 2]);
        return longest > limit ? longest : 0;
    }
}
