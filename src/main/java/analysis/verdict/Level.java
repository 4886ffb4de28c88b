package analysis.verdict;

import java.util.Collection;
import java.util.Comparator;
import run.ExitCode;

/** Result of one comparison and of a run as a whole, ordered from the mildest to the gravest. */
public enum Level {
    /** Got better by more than the warning limit, and the samples prove it. */
    IMPROVED(ExitCode.PASS),
    /** Not worse; a regression well beyond the FAIL limit can be excluded. */
    PASS(ExitCode.PASS),
    /** Worse than the warning limit allows, or a regression beyond the FAIL limit cannot quite be excluded. */
    WARN(ExitCode.PASS),
    /** One side has no figure to compare. */
    MISSING(ExitCode.INCONCLUSIVE),
    /** The samples cannot decide; says how many would. */
    INCONCLUSIVE(ExitCode.INCONCLUSIVE),
    /** The figure must not be compared: too few samples, too many errors, an unlike or untrustworthy run. */
    INVALID(ExitCode.INCONCLUSIVE),
    /** Worse than the limit allows, and the samples prove that it is no accident. */
    FAIL(ExitCode.REGRESSION);

    private final ExitCode exitCode;

    Level(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of a verdict of this level: 0, 1 or 3. */
    public int exitCode() {
        return exitCode.code();
    }

    /** The gravest of {@code levels}, but PASS where nothing is worse than an improvement. */
    public static Level overall(Collection<Level> levels) {
        Level worst = levels.stream().max(Comparator.naturalOrder()).orElse(INVALID);
        boolean mixed = worst == IMPROVED && levels.contains(PASS);
        return mixed ? PASS : worst;
    }
}
