package analysis.verdict.policy;

/** Syntax error in a rule or an objective of a policy; the message shows the place. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    SyntaxException(String line, int column, String problem) {
        super("column " + column + ": " + problem + "\n  " + line + "\n  " + " ".repeat(column - 1) + "^");
        this.column = column;
    }

    /** Column in the line, from 1. */
    public int column() {
        return column;
    }
}
