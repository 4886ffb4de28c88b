package analysis.report.text;

/** Makes text from outside (model names, servers' messages) harmless where it is shown. */
public final class Sanitizer {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int SYMBOL_FOR_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private Sanitizer() {}

    /**
     * One line of printable text. Control characters, so also escape sequences and line ends, are shown as their
     * pictures; what would be invisible or reorder the text around it (bidirectional controls, lone surrogates,
     * private use) as the replacement character.
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
     * A cell of a CSV file that no spreadsheet takes for a formula: a leading apostrophe where it would begin with one
     * of {@code = + - @} (OWASP, "CSV Injection"). Quotes and commas are the CSV writer's task.
     */
    public static String csvCell(String text) {
        String line = line(text);
        String start = line.strip();
        return !start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(start.charAt(0)) >= 0 ? "'" + line : line;
    }
}
