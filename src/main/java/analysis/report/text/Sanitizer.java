package analysis.report.text;

/** Sanitizer of text from outside, such as model names and servers' messages. */
public final class Sanitizer {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int SYMBOL_FOR_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private Sanitizer() {}

    /**
     * Makes one line of printable text. Control characters, including escape sequences and line ends, become their pictures. Characters
     * that are invisible or reorder text (bidirectional controls, lone surrogates, private use) become the replacement character.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(Sanitizer::printable).forEach(line::appendCodePoint);
        return line.toString();
    }

    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> picture(codePoint);
            case Character.FORMAT ->
                codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER ? codePoint : REPLACEMENT;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                REPLACEMENT;
            default -> codePoint;
        };
    }

    private static int picture(int control) {
        if (control < ' ') {
            return CONTROL_PICTURES + control;
        }
        return control == DELETE ? SYMBOL_FOR_DELETE : REPLACEMENT;
    }

    /**
     * Makes a CSV cell that no spreadsheet takes for a formula: an apostrophe is put before a leading {@code = + - @} (OWASP, "CSV
     * Injection"). The CSV writer handles quotes and commas.
     */
    public static String csvCell(String text) {
        String line = line(text);
        String start = line.strip();
        return !start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(start.charAt(0)) >= 0 ? "'" + line : line;
    }
}
