package analysis.summary.samples;

import java.util.Collection;
import java.util.Locale;

/**
 * How much of what was asked of a server failed: generations, and what was done to models as a whole.
 *
 * @param ok generations and operations that succeeded
 * @param failed those that did not; one that the client hung up on, on purpose, is neither
 * @param all with those
 * @param ofModels whether there are operations on models among them
 */
public record Attempts(long ok, long failed, long all, boolean ofModels) {

    public static Attempts of(Collection<CellData> cells) {
        long operations =
                cells.stream().mapToLong(cell -> cell.operations().count()).sum();
        long failedOperations =
                cells.stream().mapToLong(cell -> cell.operations().failed()).sum();
        return new Attempts(
                cells.stream().mapToLong(CellData::ok).sum() + operations - failedOperations,
                cells.stream().mapToLong(CellData::failed).sum() + failedOperations,
                cells.stream().mapToLong(CellData::generations).sum() + operations,
                operations > 0);
    }

    /**
     * Whether a failure in {@code cells} would be known: a file of successes alone, of which not even the end is known, is silent
     * about others.
     */
    public static boolean areTold(Collection<CellData> cells) {
        return cells.stream().allMatch(cell -> cell.ok() == 0)
                || cells.stream()
                        .anyMatch(cell ->
                                cell.ok() < cell.generations() || cell.lastEnd().isPresent());
    }

    /** What is counted in a run of {@code rows}. */
    public String noun(Counted rows) {
        return ofModels ? rows.many() + ", pulls and loads" : rows.many();
    }

    /** Share that failed, percent; 0 of nothing. */
    public double failedPct() {
        return all == 0 ? 0 : 100.0 * failed / all;
    }

    /** Those that came to an end of their own: what was hung up on, on purpose, says nothing of the server. */
    public long ended() {
        return ok + failed;
    }

    /** Share of those that succeeded, percent; not a number of nothing. */
    public double okPct() {
        return 100.0 * ok / ended();
    }

    /** {@code 1 of 7 generations, pulls and loads failed (14.3 %).} */
    public String text(Counted rows) {
        return String.format(Locale.ROOT, "%d of %d %s failed (%.1f %%).", failed, all, noun(rows), failedPct());
    }
}
