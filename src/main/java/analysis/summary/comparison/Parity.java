package analysis.summary.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parity of two servers that do the same work, figure by figure. It is an equivalence test, since "no significant
 * difference" is not evidence of parity.
 *
 * @param node address of the compared server
 * @param reference address of the reference server
 * @param figures figures that both servers have samples of
 */
public record Parity(String node, String reference, List<Figure> figures) {

    /** Largest difference that counts as parity, percent. */
    public static final double MARGIN_PCT = 10;

    /** Result for one figure. */
    public enum Finding {
        /** The whole interval is within the margin. */
        PARITY("parity"),
        /** A difference is proven and may be beyond the margin. */
        DIFFERENT("different"),
        /** The samples do not decide. */
        OPEN("open: more samples are needed");

        private final String text;

        Finding(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Figure of one cell. */
    public record Figure(RunComparison.Row row, Change change, Finding finding) {}

    /** Compares the first run on each further node with the first of all runs; empty if all ran on one node. */
    static List<Parity> of(List<RunComparison.Row> rows, List<String> nodes) {
        List<Parity> parities = new ArrayList<>();
        String reference = nodes.get(0);
        for (int run = 1; run < nodes.size(); run++) {
            String node = nodes.get(run);
            boolean first = nodes.indexOf(node) == run;
            if (first && !node.isEmpty() && !reference.isEmpty()) {
                parities.add(new Parity(node, reference, figures(rows, run)));
            }
        }
        parities.removeIf(parity -> parity.figures.isEmpty());
        return List.copyOf(parities);
    }

    private static List<Figure> figures(List<RunComparison.Row> rows, int run) {
        List<Figure> figures = new ArrayList<>();
        for (RunComparison.Row row : rows) {
            Optional<Change> change = row.changes().get(run);
            change.filter(found -> found.interval().isPresent() || row.figure().isOfSamples())
                    .ifPresent(found -> figures.add(new Figure(row, found, finding(found))));
        }
        return List.copyOf(figures);
    }

    private static Finding finding(Change change) {
        if (change.interval().isEmpty()) {
            return Finding.OPEN;
        }
        if (change.interval().get().isWithin(MARGIN_PCT)) {
            return Finding.PARITY;
        }
        return change.interval().get().excludesNoChange() ? Finding.DIFFERENT : Finding.OPEN;
    }
}
