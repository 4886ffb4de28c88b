package inference.stream;

import java.util.Locale;

/**
 * Visible text of an HTML page, without tags, scripts, styles and head. Parsed in linear time, because error pages are read on an
 * event loop: a regular expression may take seconds for 64 kB of {@code <}.
 */
final class HtmlText {

    private static final String[] NOT_SHOWN = {"script", "style", "head"};

    private final String html;
    private final String lower;
    private final StringBuilder words = new StringBuilder();

    private HtmlText(String html) {
        this.html = html;
        this.lower = html.toLowerCase(Locale.ROOT);
    }

    /** Text of {@code html}. */
    static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                words.append(html, at, html.length()); // no further tag: an open bracket is an ordinary character
                break;
            }
            words.append(html, at, open).append(' ');
            at = endOf(open, close);
        }
        return words.toString();
    }

    /** Index at which the text continues after the tag from {@code open} to {@code close}. */
    private int endOf(int open, int close) {
        for (String name : NOT_SHOWN) {
            int nameEnd = open + 1 + name.length();
            boolean named = lower.length() == html.length()
                    && lower.startsWith(name, open + 1)
                    && nameEnd <= close
                    && !Character.isLetterOrDigit(lower.charAt(nameEnd));
            if (named) {
                int end = lower.indexOf("</" + name + ">", close);
                return end < 0 ? html.length() : end + name.length() + 3;
            }
        }
        return close + 1;
    }
}
