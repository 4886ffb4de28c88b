package analysis.report.text;

/** Escaping of text in Markdown (CommonMark and GitHub's). */
public final class MarkdownSanitizer {

    private static final String ZERO_WIDTH_SPACE = "&#8203;";

    private MarkdownSanitizer() {}

    /** Text without markup, HTML, links and mentions. */
    public static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Sanitizer.line(text).toCharArray()) {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' ->
                    escaped.append('\\').append(c);
                // GitHub looks for mentions after rendering, so a backslash would not prevent one.
                case '@' -> escaped.append(c).append(ZERO_WIDTH_SPACE);
                default -> escaped.append(c);
            }
        }
        // It looks for addresses while it parses; a backslash prevents a link and leaves the address as it is.
        return escaped.toString().replace("://", ":\\//").replace("www.", "www\\.");
    }
}
