package run.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a JSON text in plain words, made of the parser's own, which speak of tokens and its source. */
final class JsonSyntax {

    private static final String FOUND = "Unexpected character \\('(.)' \\(code [^)]*\\)\\)";
    private static final String CLOSING = "Unexpected end-of-input: expected close marker for ";

    private record Mistake(Pattern said, String told) {

        Mistake(String said, String told) {
            this(Pattern.compile(said + ".*"), told);
        }
    }

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "Unexpected end-of-input(?:: was expecting closing quote| in field name)",
                    "it ends before the closing \" of a text"),
            new Mistake(CLOSING + "Object", "it ends before a closing }"),
            new Mistake(CLOSING + "Array", "it ends before a closing ]"),
            new Mistake("Unexpected end-of-input", "it ends too early"),
            new Mistake("Unexpected close marker '(.)': no open", "found $1 without its opening bracket"),
            new Mistake("Unexpected close marker '(.)': expected '(.)'", "found $1, expected $2"),
            new Mistake(FOUND + ": maybe a \\(non-standard\\) comment", "found a comment, which JSON does not have"),
            new Mistake(
                    FOUND + ": was expecting double-quote", "found $1, expected the name of a field in double quotes"),
            new Mistake(FOUND + ": was expecting a colon", "found $1, expected a colon after the name of a field"),
            new Mistake(
                    FOUND + ": was expecting comma to separate Object", "found $1, expected a comma or the closing }"),
            new Mistake(
                    FOUND + ": was expecting comma to separate Array", "found $1, expected a comma or the closing ]"),
            new Mistake(FOUND + ": expected a valid value", "found $1, expected a value (a text is in double quotes)"),
            new Mistake(FOUND + " in numeric value", "found $1, which is no part of a number such as 0.5 or -1"),
            new Mistake(FOUND + ": expected a hex-digit", "found $1, expected four digits such as 00e9 after \\\\u"),
            new Mistake(FOUND, "found $1, which cannot be here"),
            new Mistake("Invalid numeric value", "a number must be like 0.5 or -1"),
            new Mistake(
                    "(?:Unrecognized|Non-standard) token '(.*?)'",
                    "found $1, expected a value (a text is in double quotes; other words are true, false, null)"),
            new Mistake(
                    "Illegal unquoted character",
                    "found a line break or a control character within a text: write \\\\n, \\\\t or \\\\u…"),
            new Mistake(
                    "Unrecognized character escape '(.)'",
                    "found \\\\$1 within a text: a backslash is written \\\\\\\\"),
            new Mistake("Illegal character", "found a control character"));

    private JsonSyntax() {}

    /** {@code said}, the first line of the parser's message, in plain words. */
    static String told(String said) {
        for (Mistake mistake : MISTAKES) {
            Matcher is = mistake.said.matcher(said);
            if (is.matches()) {
                return is.replaceFirst(mistake.told);
            }
        }
        return said.replaceFirst(", from `StreamReadConstraints.*?`\\)", ")");
    }
}
