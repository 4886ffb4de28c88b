package run;

import java.util.Comparator;

/**
 * A cell of the test matrix: what is summarised and compared on its own.
 *
 * @param model the model's name as the server knows it
 * @param series the series within the simulation ({@code Short}, {@code users=3}, {@code L2 512→128})
 */
public record Cell(String model, String series) implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::model).thenComparing(Cell::series);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
