package analysis.report.page;

import analysis.report.text.Sanitizer;

/** Text that Markdown shows as it is, wherever it stands. */
final class MarkdownEscape {

    /** What begins or ends something in CommonMark or in GitHub's tables. */
    private static final String SPECIAL = "\\`*_[]|~#!@";

    private MarkdownEscape() {}

    static String of(String text) {
        String line = Sanitizer.line(text);
        StringBuilder escaped = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '<') {
                escaped.append("&lt;");
            } else if (character == '>') {
                escaped.append("&gt;");
            } else if (character == '&') {
                escaped.append("&amp;");
            } else if (character == '/' && escaped.length() > 0 && escaped.charAt(escaped.length() - 1) == ':') {
                // GitHub makes a link of any address; of one from a server's message it must not.
                escaped.append("\\/");
            } else {
                escaped.append(SPECIAL.indexOf(character) >= 0 ? "\\" : "").append(character);
            }
        }
        return escaped.toString();
    }
}
