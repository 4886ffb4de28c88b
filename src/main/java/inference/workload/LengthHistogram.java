package inference.workload;

import inference.feeders.CsvFeeder;
import inference.feeders.CsvFeeder.Row;
import inference.feeders.Feeder;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Histogram of lengths from a CSV file with the columns {@code tokens,count}, or {@code from,to,count}, whose bins include both
 * bounds; all lengths of a bin are equally probable.
 */
final class LengthHistogram {

    private final Feeder feeder;
    private final int[] from;
    private final int[] to;
    private final Shares shares;

    LengthHistogram(Feeder feeder) {
        this.feeder = feeder;
        boolean bins = feeder.text().stripLeading().startsWith("from");
        List<Row> rows = CsvFeeder.rows(feeder, bins ? List.of("from", "to", "count") : List.of("tokens", "count"));
        from = rows.stream()
                .mapToInt(row -> length(row, bins ? "from" : "tokens", 1))
                .toArray();
        to = new int[rows.size()];
        Arrays.setAll(to, i -> bins ? length(rows.get(i), "to", from[i]) : from[i]);
        shares = Shares.ofCounts(rows);
    }

    static int length(Row row, String column, int min) {
        return row.integer(column, min, LengthDistribution.MAX_TOKENS);
    }

    /** Random length. */
    double next(UniformRandomProvider random) {
        int bin = shares.at(random.nextDouble());
        return from[bin] == to[bin] ? from[bin] : random.nextInt(from[bin], to[bin] + 1);
    }

    @Override
    public String toString() {
        return "@" + feeder.name();
    }
}
