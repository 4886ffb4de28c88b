package mock.answer;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Words of the answers: readable, with a share of accents, other scripts, emoji, and characters that JSON escapes. The
 * word at a position depends only on seed and position.
 */
public final class Vocabulary {

    private static final String RESOURCE = "/mock/words.txt";
    private static final List<Piece> PIECES = read();

    private Vocabulary() {}

    /**
     * The text of one token.
     *
     * @param text the word with a space before it
     * @param json the same as the inside of a JSON string, UTF-8
     */
    public record Piece(String text, byte[] json) {
        public static Piece of(String text) {
            return new Piece(text, JsonStringEncoder.getInstance().quoteAsUTF8(text));
        }
    }

    /** The token at {@code index} of the answer made from {@code seed}. */
    public static Piece piece(long seed, int index) {
        long mixed = (seed + index) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return PIECES.get((int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), PIECES.size()));
    }

    private static List<Piece> read() {
        try (InputStream in = Vocabulary.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(word -> Piece.of(" " + word))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vocabulary " + RESOURCE, e);
        }
    }
}
