package analysis.report.markup;

import analysis.report.text.Sanitizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Builder of HTML with inline SVG that is also well-formed XML. Text and attribute values are escaped and sanitized ({@link
 * Sanitizer#line}).
 */
public final class Markup {

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Integer> names = new HashMap<>();

    /** Attribute of an element. */
    public record Attribute(String name, String value) {}

    public static Attribute attribute(String name, Object value) {
        return new Attribute(name, String.valueOf(value));
    }

    /** Name that nothing else in the document was given: {@code name}, then {@code name (2)}, ... */
    public String unique(String name) {
        int count = names.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " (" + count + ")";
    }

    /** Opens an element. */
    public Markup open(String tag, Attribute... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Opens an element and ends the line; only where white space has no meaning. */
    public Markup openBlock(String tag, Attribute... attributes) {
        open(tag, attributes);
        return newLine();
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element that was opened last and ends the line. */
    public Markup closeBlock() {
        close();
        return newLine();
    }

    /** Adds an element with text. */
    public Markup element(String tag, String text, Attribute... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Adds an element with text and ends the line. */
    public Markup elementLine(String tag, String text, Attribute... attributes) {
        return element(tag, text, attributes).newLine();
    }

    /** Adds an element without content, with the closing slash of XML, which HTML allows. */
    public Markup empty(String tag, Attribute... attributes) {
        start(tag, attributes);
        out.append("/>");
        return newLine();
    }

    /** Adds text. */
    public Markup text(String text) {
        escape(Sanitizer.line(text));
        return this;
    }

    /** Adds a long word that may be broken before a capital: {@code StructuredVsUnstructured}. */
    public Markup longWord(String text) {
        String[] parts = HUMP.split(text);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.append("<wbr/>");
            }
            text(parts[i]);
        }
        return this;
    }

    /** Adds a style sheet unescaped; it must be our own, without {@code <} and {@code &}. */
    public Markup style(String css) {
        out.append("<style>\n").append(css).append("</style>");
        return newLine();
    }

    /** Adds the first line of an HTML file. */
    public Markup doctype() {
        out.append("<!DOCTYPE html>");
        return newLine();
    }

    public Markup newLine() {
        out.append('\n');
        return this;
    }

    private void start(String tag, Attribute... attributes) {
        out.append('<').append(tag);
        for (Attribute attribute : attributes) {
            out.append(' ').append(attribute.name).append("=\"");
            escape(Sanitizer.line(attribute.value));
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(character);
            }
        }
    }

    /** The markup; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
