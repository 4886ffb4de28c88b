package analysis.summary.samples;

import java.util.Collection;
import java.util.Locale;

/**
 * Counts of successful and failed attempts: generations, and operations on models.
 *
 * @param ok generations and operations that succeeded
 * @param failed attempts that failed; those cancelled by the client are in neither
 * @param all all attempts, cancelled ones included
 * @param ofModels whether operations on models are among them
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

    /** Whether the source of {@code cells} reports failures: a file of successes without even their ends does not. */
    public static boolean areTold(Collection<CellData> cells) {
        return cells.stream().allMatch(cell -> cell.ok() == 0)
                || cells.stream()
                        .anyMatch(cell ->
                                cell.ok() < cell.generations() || cell.lastEnd().isPresent());
    }

    /** Noun for the attempts of a run of {@code rows}. */
    public String noun(Counted rows) {
        return ofModels ? rows.many() + ", pulls and loads" : rows.many();
    }

    /** Share of failed attempts, percent; 0 without attempts. */
    public double failedPct() {
        return all == 0 ? 0 : 100.0 * failed / all;
    }

    /** Number of attempts without the cancelled ones, which say nothing about the server. */
    public long ended() {
        return ok + failed;
    }

    /** Share of {@link #ended()} attempts that succeeded, percent; NaN if there are none. */
    public double okPct() {
        return 100.0 * ok / ended();
    }

    /** Sentence such as {@code 1 of 7 generations, pulls and loads failed (14.3 %).} */
    public String text(Counted rows) {
        return statement(rows) + ".";
    }

    /** {@link #text} without its full stop, for a sentence that goes on. */
    public String statement(Counted rows) {
        return String.format(Locale.ROOT, "%d of %d %s failed (%.1f %%)", failed, all, noun(rows), failedPct());
    }
}
