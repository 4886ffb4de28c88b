package analysis.summary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.Generation;
import run.ResourceSample;

/**
 * The resources that were sampled beside a run.
 *
 * @param series one for each source and resource, in the order of their names; empty if nothing was sampled
 * @param firstStartMs start of the run's first generation, warm-up included, epoch ms; {@link Long#MAX_VALUE} if there is none
 * @param firstEndMs end of that generation, epoch ms; its start if that is not known
 */
public record ResourceData(List<ResourceSeries> series, long firstStartMs, long firstEndMs) {

    public ResourceData {
        series = List.copyOf(series);
    }

    /** Collects samples and generations in any order. */
    static final class Builder {

        private final Map<String, ResourceSeries.Builder> series = new TreeMap<>();
        private long firstStartMs = Long.MAX_VALUE;
        private long firstEndMs = Long.MAX_VALUE;

        void add(ResourceSample sample) {
            String key = sample.source() + " " + sample.resource().ordinal();
            series.computeIfAbsent(key, k -> new ResourceSeries.Builder(sample.source(), sample.resource()))
                    .add(sample.timestamp().toEpochMilli(), sample.value());
        }

        void add(Generation generation) {
            long startMs = generation.timestamp().toEpochMilli();
            if (startMs < firstStartMs) {
                firstStartMs = startMs;
                firstEndMs = startMs + (long) generation.timing().streamMs().orElse(0);
            }
        }

        ResourceData build() {
            return new ResourceData(
                    series.values().stream().map(ResourceSeries.Builder::build).toList(), firstStartMs, firstEndMs);
        }
    }
}
