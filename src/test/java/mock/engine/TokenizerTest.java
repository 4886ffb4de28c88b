package mock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource({"'', 0", "a, 1", "four, 1", "fives, 2", "Say hi., 2", "'a  b', 3", "'a\n\n\nb', 3", "' lead', 1"})
    void countsFourCharactersOfAWordAsAToken(String text, int tokens) {
        assertThat(Tokenizer.count(text)).isEqualTo(tokens);
    }

    @Test
    void proseHasAboutFourCharactersAToken() {
        String prose =
                "Explain in a few sentences how a language model turns a prompt into an answer, token by token. ";
        assertThat(prose.length() / (double) Tokenizer.count(prose)).isBetween(3.0, 4.5);
    }

    @Test
    void textsWithTheSameBeginningShareItsHashes() {
        List<Long> shorter = hashes("The quick brown fox");
        List<Long> longer = hashes("The quick brown fox jumps");

        assertThat(longer).startsWith(shorter.toArray(Long[]::new)).doesNotHaveDuplicates();
    }

    @Test
    void theCacheKnowsWholeBlocksOfWhatItHasRead() {
        PrefixCache cache = new PrefixCache(100);
        String read = "word ".repeat(40).strip();
        cache.add(read);

        assertThat(cache.cachedTokens(read)).isEqualTo(32);
        assertThat(cache.cachedTokens(read + " and more")).isEqualTo(32);
        assertThat(cache.cachedTokens("other " + read)).isZero();
    }

    private static List<Long> hashes(String text) {
        List<Long> all = new ArrayList<>();
        Tokenizer.scan(text, all::add);
        return all;
    }
}
