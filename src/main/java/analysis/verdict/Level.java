package analysis.verdict;

import java.util.Collection;
import java.util.Comparator;
import run.ExitCode;

/** Level of one comparison or of a whole run, in order of severity. */
public enum Level {
    /** Better by more than the warning limit, and significantly so. */
    IMPROVED(ExitCode.PASS),
    /** Not worse: a regression well beyond the FAIL limit is excluded. */
    PASS(ExitCode.PASS),
    /** Worse than the warning limit, or beyond the FAIL limit without full proof. */
    WARN(ExitCode.PASS),
    /** One side has no figure to compare. */
    MISSING(ExitCode.INCONCLUSIVE),
    /** Too few samples to decide; the finding says how many would. */
    INCONCLUSIVE(ExitCode.INCONCLUSIVE),
    /** Not comparable: too many errors, different work, or a run that cannot be trusted. */
    INVALID(ExitCode.INCONCLUSIVE),
    /** Worse than the FAIL limit, and significantly so. */
    FAIL(ExitCode.REGRESSION);

    private final ExitCode exitCode;

    Level(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of a verdict of this level: 0, 1 or 3. */
    public int exitCode() {
        return exitCode.code();
    }

    /** Most severe of {@code levels}; IMPROVED only if every level is, INVALID if there are none. */
    public static Level overall(Collection<Level> levels) {
        return levels.stream().max(Comparator.naturalOrder()).orElse(INVALID);
    }
}
