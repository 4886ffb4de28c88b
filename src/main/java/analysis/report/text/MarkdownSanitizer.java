package analysis.report.text;

/** Makes text from outside harmless in Markdown (GitHub's and CommonMark's). */
public final class MarkdownSanitizer {

    private static final String ZERO_WIDTH_SPACE = "&#8203;";

    private MarkdownSanitizer() {}

    /** Running text: no markup, no HTML, no link, no mention. */
    public static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Sanitizer.line(text).toCharArray()) {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                // Punctuation that could begin markup may be escaped wherever it stands.
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' ->
                    escaped.append('\\').append(c);
                // A mention or an automatic link needs the letters to follow at once.
                case '@', ':' -> escaped.append(c).append(c == '@' ? ZERO_WIDTH_SPACE : "");
                default -> escaped.append(c);
            }
        }
        return escaped.toString()
                .replace("://", ":" + ZERO_WIDTH_SPACE + "//")
                .replace("www.", "www" + ZERO_WIDTH_SPACE + ".");
    }
}
