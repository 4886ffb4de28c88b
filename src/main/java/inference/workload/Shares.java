package inference.workload;

import inference.feeders.CsvFeeder.Row;
import java.util.Arrays;
import java.util.List;

/** Shares of several things, of which a number from 0 to 1 picks one. */
final class Shares {

    private final double[] upTo;

    /** @param weights 0 or more, one of them above */
    Shares(double[] weights) {
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    /** Of the column {@code count} of rows. */
    static Shares ofCounts(List<Row> rows) {
        double[] counts = rows.stream()
                .mapToDouble(row -> row.integer("count", 0, Integer.MAX_VALUE))
                .toArray();
        if (Arrays.stream(counts).sum() == 0) {
            throw rows.get(0).feeder().broken("every count is 0");
        }
        return new Shares(counts);
    }

    /** Index of the thing at {@code draw}, from 0 to below 1. */
    int at(double draw) {
        double place = draw * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, place);
        int index = found < 0 ? -found - 1 : found + 1;
        while (index < upTo.length - 1 && upTo[index] <= place) {
            index++; // a thing without a share
        }
        return Math.min(index, upTo.length - 1);
    }
}
