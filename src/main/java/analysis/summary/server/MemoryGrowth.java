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
 * Change of memory over the generations of one model and series, from the end of the first to the end of the last,
 * which excludes one-time set-up.
 *
 * @param cell model and series: models on one server are loaded at different times, which is not growth
 * @param generations number of generations that ended
 * @param samples number of samples within that time
 * @param change last sample less the first, bytes
 * @param course bytes over ended generations, to which the trend is fitted
 * @param perGeneration bytes per generation; empty with too few samples
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

    /** Source name of Ollama's {@code /api/ps}, which reports an estimate made at load time. */
    private static final String ESTIMATES = "ps";

    /** Statement on a leak. */
    public enum Verdict {
        /** No statement: the memory is the server's estimate, not a measurement. */
        ESTIMATED,
        /** The whole interval is above zero. */
        GROWS,
        /** The interval includes zero or less: growth beyond its upper end is ruled out. */
        NO_GROWTH_LARGER_THAN,
        /** Too few samples, or too unsteady, for an interval. */
        UNDECIDED
    }

    /** Statement that the interval supports. */
    public Verdict verdict() {
        if (source.equals(ESTIMATES)) {
            return Verdict.ESTIMATED;
        }
        return perGeneration
                .filter(Trend::isBounded)
                .map(trend -> trend.rises() ? Verdict.GROWS : Verdict.NO_GROWTH_LARGER_THAN)
                .orElse(Verdict.UNDECIDED);
    }

    /** Growth over a cell; empty without a sample in that time. */
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

    /** Number of {@code endsMs}, ascending, up to {@code timeMs}. */
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
