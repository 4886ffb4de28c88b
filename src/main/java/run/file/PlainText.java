package run.file;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes messages that quote a file or a server safe to print: without characters that control a terminal or reorder the
 * text around them, and short enough that the reason stays in sight.
 */
public final class PlainText {

    /** Longest message, characters. */
    public static final int MOST = 900;

    private static final int LONGEST_LINE = 600;

    /** White space, control characters, lone surrogates and bidirectional marks. */
    private static final Pattern NO_TEXT = Pattern.compile(
            "[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

    private PlainText() {}

    /** Text as one line: runs of unprintable characters become one space. */
    public static String line(String text) {
        return NO_TEXT.matcher(text).replaceAll(" ").strip();
    }

    /**
     * Message of one or more lines. Long lines lose their middle, since the way out is at the end; of many lines the
     * last are left out.
     */
    public static String message(String text) {
        List<String> lines = text.lines().toList();
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = shortened(lines.get(i));
            if (i > 0 && message.length() + line.length() > MOST) {
                return message + "\n… and " + (lines.size() - i) + " lines more";
            }
            message.append(i == 0 ? "" : "\n").append(line);
        }
        return message.toString();
    }

    private static String shortened(String line) {
        int half = LONGEST_LINE / 2;
        if (line.length() <= LONGEST_LINE) {
            return line(line);
        }
        return line(line.substring(0, half)) + " … " + line(line.substring(line.length() - half));
    }
}
