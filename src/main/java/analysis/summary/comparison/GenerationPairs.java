package analysis.summary.comparison;

import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.Side;

/**
 * Paired generations of one series of an A/B run: the same prompt, or turn of a conversation, that a user sent to both
 * servers at nearly the same time. A user's generations on A and B are paired in order of their start.
 */
public final class GenerationPairs {

    private final CellData a;
    private final CellData b;
    /** Rows of {@code a}, in order of time. */
    private final int[] rows;
    /** Row of {@code b} paired with each. */
    private final int[] partners;

    private GenerationPairs(CellData a, CellData b, int[] rows, int[] partners) {
        this.a = a;
        this.b = b;
        this.rows = rows;
        this.partners = partners;
    }

    /** Pairs of each series of {@code run} that has both servers, by its name without the side. */
    public static SortedMap<Cell, GenerationPairs> of(RunData run) {
        SortedMap<Cell, GenerationPairs> pairs = new TreeMap<>();
        run.cells().forEach((cell, data) -> {
            if (Side.of(cell.series()).filter(Side.A::equals).isPresent()) {
                Cell both = new Cell(cell.model(), Side.A.strip(cell.series()));
                CellData other = run.cells().get(new Cell(both.model(), both.series() + Side.B.suffix()));
                if (other != null) {
                    pairs.put(both, of(data, other));
                }
            }
        });
        return Collections.unmodifiableSortedMap(pairs);
    }

    private static GenerationPairs of(CellData a, CellData b) {
        Map<Long, Deque<Integer>> waiting = new HashMap<>();
        for (int row = 0; row < b.generations(); row++) {
            waiting.computeIfAbsent(b.user(row), user -> new ArrayDeque<>()).add(row);
        }
        int[] rows = new int[a.generations()];
        int[] partners = new int[a.generations()];
        int count = 0;
        for (int row = 0; row < a.generations(); row++) {
            Deque<Integer> partner = waiting.get(a.user(row));
            if (partner != null && !partner.isEmpty()) {
                rows[count] = row;
                partners[count++] = partner.remove();
            }
        }
        return new GenerationPairs(a, b, Arrays.copyOf(rows, count), Arrays.copyOf(partners, count));
    }

    /** Values of the pairs in which both succeeded and have one. */
    public PairedSamples samples(Metric metric) {
        double[] ofA = new double[rows.length];
        double[] ofB = new double[rows.length];
        int count = 0;
        for (int pair = 0; pair < rows.length; pair++) {
            double one = a.value(metric, rows[pair]);
            double other = b.value(metric, partners[pair]);
            if (a.isOk(rows[pair]) && b.isOk(partners[pair]) && !Double.isNaN(one) && !Double.isNaN(other)) {
                ofA[count] = one;
                ofB[count++] = other;
            }
        }
        return new PairedSamples(Arrays.copyOf(ofA, count), Arrays.copyOf(ofB, count));
    }
}
