package run;

/** Exit codes of the commands, for scripts and build servers. The numbers are an API: {@code docs/exit-codes.md}. */
public enum ExitCode {
    /** Success; a verdict passed, warnings included. */
    PASS(0),
    /** The verdict is a regression. */
    REGRESSION(1),
    /** The command line is invalid; nothing was done. */
    USAGE(2),
    /** No verdict: not enough evidence, or a run that cannot be trusted. */
    INCONCLUSIVE(3),
    /** An input cannot be read or is too large for the heap, a baseline is missing, or an output cannot be written. */
    UNREADABLE(4),
    /** A bug of this program ({@code EX_SOFTWARE} of sysexits.h). */
    INTERNAL_ERROR(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
