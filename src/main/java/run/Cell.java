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

    /** The model; in an A/B run with its {@link Side#suffix side}, for the two servers are never pooled. */
    public String subject() {
        return model + Side.of(series).map(Side::suffix).orElse("");
    }
}
