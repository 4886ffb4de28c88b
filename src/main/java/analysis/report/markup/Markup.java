package analysis.report.markup;

import analysis.report.text.Sanitizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Builds HTML with inline SVG. Text and attribute values are escaped, and what is invisible, reorders the text around it
 * or cannot stand in XML is made visible ({@link Sanitizer#line}). What is built is well-formed XML as well.
 */
public final class Markup {

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** An attribute's name and value. */
    public record Attribute(String name, String value) {}

    public static Attribute attribute(String name, Object value) {
        return new Attribute(name, String.valueOf(value));
    }

    /** Opens an element. */
    public Markup open(String tag, Attribute... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** As {@link #open}, followed by a line end: only where white space means nothing. */
    public Markup openBlock(String tag, Attribute... attributes) {
        open(tag, attributes);
        return newLine();
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** As {@link #close}, followed by a line end. */
    public Markup closeBlock() {
        close();
        return newLine();
    }

    /** An element that holds nothing but text. */
    public Markup element(String tag, String text, Attribute... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** As {@link #element}, followed by a line end. */
    public Markup elementLine(String tag, String text, Attribute... attributes) {
        return element(tag, text, attributes).newLine();
    }

    /** An element without content, closed as XML wants it, which HTML allows. */
    public Markup empty(String tag, Attribute... attributes) {
        start(tag, attributes);
        out.append("/>");
        return newLine();
    }

    /** Text between tags. */
    public Markup text(String text) {
        escape(Sanitizer.line(text));
        return this;
    }

    /** Text of one long word, which may be broken before a capital: {@code StructuredVsUnstructured}. */
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

    /** A style sheet within the page, as it is: one of ours, without {@code <} and {@code &}. */
    public Markup style(String css) {
        out.append("<style>\n").append(css).append("</style>");
        return newLine();
    }

    /** What another {@code Markup} has built. */
    public Markup add(Markup other) {
        out.append(other);
        return this;
    }

    /** The first line of an HTML file. */
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
            Optional<String> entity = entity(character);
            if (entity.isPresent()) {
                out.append(entity.get());
            } else {
                out.append(character);
            }
        }
    }

    private static Optional<String> entity(char character) {
        return switch (character) {
            case '&' -> Optional.of("&amp;");
            case '<' -> Optional.of("&lt;");
            case '>' -> Optional.of("&gt;");
            case '"' -> Optional.of("&quot;");
            case '\'' -> Optional.of("&#39;");
            default -> Optional.empty();
        };
    }

    /** What was built; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
