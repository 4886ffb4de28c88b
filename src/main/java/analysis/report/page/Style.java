package analysis.report.page;

import picocli.CommandLine.Help.Ansi;

/** Emphasis by ANSI colours, or none. */
public enum Style {
    PLAIN,
    COLOUR;

    private static final String END = "\u001B[0m";

    /** Style for standard output: colour on a terminal, unless {@code NO_COLOR} is set. */
    public static Style ofStandardOutput() {
        return Ansi.AUTO.enabled() ? COLOUR : PLAIN;
    }

    public String bold(String text) {
        return emphasise("\u001B[1m", text);
    }

    public String warning(String text) {
        return emphasise("\u001B[33m", text);
    }

    public String error(String text) {
        return emphasise("\u001B[31m", text);
    }

    private String emphasise(String start, String text) {
        return this == COLOUR ? start + text + END : text;
    }
}
