package analysis.report.page;

import picocli.CommandLine.Help.Ansi;

/** Emphasis on a terminal; nothing elsewhere. */
public enum Style {
    PLAIN,
    COLOUR;

    private static final String END = "\u001B[0m";

    /** Colour if standard output is a terminal and the environment does not forbid it ({@code NO_COLOR}). */
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
