package run.file;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Messages that quote what a file or a server says: without characters that would steer a terminal or reorder the text
 * around them, and of a length that leaves their reason in sight.
 */
public final class PlainText {

    /** Longest message, characters. */
    public static final int MOST = 900;

    private static final int LONGEST_LINE = 600;

    /** Spaces, controls, and what would reorder the text around it. */
    private static final Pattern NO_TEXT = Pattern.compile(
            "[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

    private PlainText() {}

    /** One line of {@code text}; what is no text in it is a blank. */
    public static String line(String text) {
        return NO_TEXT.matcher(text).replaceAll(" ").strip();
    }

    /**
     * A message of one line or several. Of a long line the middle is left out: the way out is at its end; of many lines
     * the last.
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
