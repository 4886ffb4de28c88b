package analysis.verdict;

import java.util.Collection;
import java.util.Comparator;

/** What a verdict says of one comparison, and of a run as a whole; ordered from the mildest to the gravest. */
public enum Level {
    /** Got better by more than the warning limit, and the samples prove it. */
    IMPROVED(0),
    /** Not worse; a regression well beyond the FAIL limit can be excluded. */
    PASS(0),
    /** Worse than the warning limit allows, or a regression beyond the FAIL limit cannot quite be excluded. */
    WARN(0),
    /** One side has no figure to compare. */
    MISSING(3),
    /** The samples cannot decide; says how many would. */
    INCONCLUSIVE(3),
    /** The figure must not be compared: too few samples, too many errors, an unlike or untrustworthy run. */
    INVALID(3),
    /** Worse than the limit allows, and the samples prove that it is no accident. */
    FAIL(1);

    private final int exitCode;

    Level(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of a verdict of this level: 0, 1 or 3. */
    public int exitCode() {
        return exitCode;
    }

    /** The gravest of {@code levels}, but PASS where nothing is worse than an improvement. */
    public static Level overall(Collection<Level> levels) {
        Level worst = levels.stream().max(Comparator.naturalOrder()).orElse(INVALID);
        boolean mixed = worst == IMPROVED && levels.contains(PASS);
        return mixed ? PASS : worst;
    }
}
