package inference.workload;

import inference.feeders.CsvFeeder.Row;
import java.util.Arrays;
import java.util.List;

/** Shares of several items, from which a random number picks one. */
final class Shares {

    private final double[] upTo;

    /** @param weights weights of 0 or more, at least one above 0 */
    Shares(double[] weights) {
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    /**
     * Shares from the column {@code count} of rows.
     *
     * @throws inference.settings.SettingsException if every count is 0
     */
    static Shares ofCounts(List<Row> rows) {
        double[] counts = rows.stream()
                .mapToDouble(row -> row.integer("count", 0, Integer.MAX_VALUE))
                .toArray();
        if (Arrays.stream(counts).sum() == 0) {
            throw rows.get(0).feeder().broken("every count is 0");
        }
        return new Shares(counts);
    }

    /** Index of the item that {@code draw} picks; 0 (inclusive) to 1 (exclusive). */
    int at(double draw) {
        double place = draw * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, place);
        int index = found < 0 ? -found - 1 : found + 1;
        while (index < upTo.length - 1 && upTo[index] <= place) {
            index++; // an item with weight 0
        }
        return Math.min(index, upTo.length - 1);
    }
}
