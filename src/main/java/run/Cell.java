package run;

import java.util.Comparator;

/**
 * Cell of the test matrix: one model in one series, the unit that is summarised and compared.
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

    /** Model and series as text; the model alone if the series has no name. */
    public String label() {
        return series.isEmpty() ? model : model + ", " + series;
    }

    /** Model, in an A/B run with the {@link Side#suffix suffix} of its side: the two servers are never pooled. */
    public String subject() {
        return model + Side.of(series).map(Side::suffix).orElse("");
    }
}
