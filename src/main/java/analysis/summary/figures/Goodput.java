package analysis.summary.figures;

import analysis.summary.samples.CellData;
import java.util.List;
import java.util.stream.IntStream;

/** Goodput: successful generations without a wrong answer that met every objective, as in vLLM and AIPerf. */
public final class Goodput {
    private Goodput() {}

    /** Number of good generations of {@code cell}. */
    public static int of(CellData cell, List<Slo> objectives) {
        return (int) IntStream.range(0, cell.generations())
                .filter(row -> cell.isOk(row) && !cell.isWrong(row))
                .filter(row -> objectives.stream().allMatch(slo -> slo.isMetBy(cell, row)))
                .count();
    }
}
