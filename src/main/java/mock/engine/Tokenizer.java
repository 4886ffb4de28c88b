package mock.engine;

import java.util.function.LongConsumer;

/**
 * Deterministic stand-in for a tokenizer. A token is up to four characters of a word; the single space before a word
 * belongs to its first token; a longer run of white space is a token of its own. English prose has about four characters
 * per token, as with real vocabularies.
 */
public final class Tokenizer {

    private static final int CHARS_PER_TOKEN = 4;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Tokenizer() {}

    /** Number of tokens in {@code text}; 0 if it is empty. */
    public static int count(String text) {
        return scan(text, hash -> {});
    }

    /**
     * Counts the tokens and passes {@code perToken} a hash of the text up to the end of each token: two texts with the same
     * hash at token n share their first n tokens.
     */
    public static int scan(String text, LongConsumer perToken) {
        int tokens = 0;
        int wordChars = 0;
        int spaces = 0;
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c);
            boolean endsWord = wordChars > 0 && (space || wordChars == CHARS_PER_TOKEN);
            boolean endsSpaces = !space && wordChars == 0 && spaces > 1;
            if (endsWord || endsSpaces) {
                perToken.accept(hash);
                tokens++;
                wordChars = 0;
                spaces = 0;
            }
            if (space) {
                spaces++;
            } else {
                wordChars++;
            }
            hash = (hash ^ c) * FNV_PRIME;
        }
        if (wordChars > 0 || spaces > 0) {
            perToken.accept(hash);
            tokens++;
        }
        return tokens;
    }
}
