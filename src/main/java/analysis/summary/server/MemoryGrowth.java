package analysis.summary.server;

import analysis.stats.Course;
import analysis.stats.Trend;
import analysis.summary.samples.CellData;
import analysis.summary.samples.ResourceSeries;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import run.Cell;
import run.Resource;

/**
 * How memory changed while the generations of a series of one model came and went: from the end of the first to the end of the last, so
 * that what the server sets up once is not in it.
 *
 * @param cell the model and the series: models that share a server are loaded at different times, and what one brings is no
 *     growth of the other
 * @param generations ended generations
 * @param samples of the memory within that time
 * @param change last sample less the first, bytes
 * @param course bytes over ended generations: what the trend is fitted to
 * @param perGeneration bytes per generation that ended; empty if there are too few samples
 */
public record MemoryGrowth(
        String source,
        Resource resource,
        Cell cell,
        long generations,
        int samples,
        double change,
        Course course,
        Optional<Trend> perGeneration) {

    /** Ollama's {@code /api/ps}, as {@code resources.csv} names it: what it estimates when it loads a model. */
    private static final String ESTIMATES = "ps";

    /** What can be said of a leak. */
    public enum Verdict {
        /** The memory is not measured but what the server estimated at the start: nothing. */
        ESTIMATED,
        /** The whole interval is above zero. */
        GROWS,
        /** The interval holds zero or less: growth larger than its upper end is ruled out. */
        NO_GROWTH_LARGER_THAN,
        /** Too few samples, or too unsteady, for an interval. */
        UNDECIDED
    }

    /** What the interval supports, and no more. */
    public Verdict verdict() {
        if (source.equals(ESTIMATES)) {
            return Verdict.ESTIMATED;
        }
        return perGeneration
                .filter(Trend::isBounded)
                .map(trend -> trend.rises() ? Verdict.GROWS : Verdict.NO_GROWTH_LARGER_THAN)
                .orElse(Verdict.UNDECIDED);
    }

    /** Empty if no sample was taken in that time. */
    static Optional<MemoryGrowth> of(ResourceSeries memory, Cell cell, CellData data) {
        long[] endsMs = IntStream.range(0, data.generations())
                .mapToLong(data::endMs)
                .sorted()
                .toArray();
        if (endsMs.length == 0) {
            return Optional.empty();
        }
        return memory.between(endsMs[0], endsMs[endsMs.length - 1])
                .map(within -> new MemoryGrowth(
                        memory.source(),
                        memory.resource(),
                        cell,
                        endsMs.length,
                        within.values().length,
                        within.last() - within.first(),
                        within.courseOver(timeMs -> endedBy(endsMs, timeMs)),
                        within.over(timeMs -> endedBy(endsMs, timeMs))));
    }

    /** How many of {@code endsMs}, ascending, are not after {@code timeMs}. */
    private static double endedBy(long[] endsMs, long timeMs) {
        int place = Arrays.binarySearch(endsMs, timeMs);
        if (place < 0) {
            return -place - 1;
        }
        while (place < endsMs.length && endsMs[place] == timeMs) {
            place++;
        }
        return place;
    }
}
