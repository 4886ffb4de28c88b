package analysis.summary.samples;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.Generation;
import run.ResourceSample;

/**
 * Resources sampled during a run.
 *
 * @param series one for each source and resource, by name; empty if nothing was sampled
 * @param firsts first generation of each model, warm-up included, earliest first
 */
public record ResourceData(List<ResourceSeries> series, List<First> firsts) {

    public ResourceData {
        series = List.copyOf(series);
        firsts = List.copyOf(firsts);
    }

    /**
     * First generation of a model, for which the server may have to load it.
     *
     * @param startMs epoch ms
     * @param endMs epoch ms; the start if the end is unknown
     */
    public record First(String model, long startMs, long endMs) {}

    /** End of the run's first generation, epoch ms; {@link Long#MAX_VALUE} if there is none. */
    public long firstEndMs() {
        return firsts.isEmpty() ? Long.MAX_VALUE : firsts.get(0).endMs();
    }

    /** Builder that takes samples and generations in any order. */
    public static final class Builder {

        private final Map<String, ResourceSeries.Builder> series = new TreeMap<>();
        private final Map<String, First> firsts = new TreeMap<>();

        public void add(ResourceSample sample) {
            String key = sample.source() + " " + sample.resource().ordinal();
            series.computeIfAbsent(key, k -> new ResourceSeries.Builder(sample.source(), sample.resource()))
                    .add(sample.timestamp().toEpochMilli(), sample.value());
        }

        public void add(Generation generation) {
            long startMs = generation.timestamp().toEpochMilli();
            add(
                    generation.cell().model(),
                    new Window(
                            startMs,
                            startMs + (long) generation.timing().streamMs().orElse(0)));
        }

        /** Adds the time of a generation of a model. */
        public void add(String model, Window window) {
            First first = firsts.get(model);
            if (first == null || window.startMs() < first.startMs) {
                firsts.put(model, new First(model, window.startMs(), window.endMs()));
            }
        }

        public ResourceData build() {
            return new ResourceData(
                    series.values().stream().map(ResourceSeries.Builder::build).toList(),
                    firsts.values().stream()
                            .sorted(Comparator.comparingLong(First::startMs))
                            .toList());
        }
    }
}
