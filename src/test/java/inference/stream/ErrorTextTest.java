package inference.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    private static final int BYTES = 64 * 1024;

    /** A pattern needs seconds for these, in which an event loop times nobody's tokens. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<script", "<script>", "<head></hea", "<a <", " ", "{", "\n\t"})
    @Timeout(20)
    void readsAnyPageInNoTime(String piece) {
        String page = piece.repeat(BYTES / piece.length());
        ErrorText.of(page); // classes loaded
        ThreadMXBean threads =
                ManagementFactory.getThreadMXBean(); // processor time: a busy machine does not lengthen it
        long startNs = threads.getCurrentThreadCpuTime();
        String words = ErrorText.of(page);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - startNs))
                .isLessThan(Duration.ofMillis(500));
        assertThat(words.length()).isLessThanOrEqualTo(ErrorText.MAX_CHARACTERS);
    }

    @Test
    void findsTheWordsOfAPage() {
        assertThat(ErrorText.of("<html><head><title>x</title></head><style>p{}</style><body><h1>502 Bad Gateway</h1>"
                        + "<script>if (a < b) {}</script><p>nginx</body></html>"))
                .isEqualTo("502 Bad Gateway nginx");
        assertThat(ErrorText.of("<h1>load is < 1")).isEqualTo("load is < 1");
        assertThat(ErrorText.of("<header>kept</header>")).isEqualTo("kept");
        assertThat(ErrorText.of("<script")).isEqualTo("<script");
    }

    @Test
    void cutsBetweenCharacters() {
        String text = "a".repeat(ErrorText.MAX_CHARACTERS - 2) + "😀b".repeat(3);
        assertThat(ErrorText.shorten(text)).isEqualTo("a".repeat(ErrorText.MAX_CHARACTERS - 2) + "…");
    }

    @Test
    void nothingOfAMessageMovesTheTextAroundIt() {
        assertThat(ErrorText.of("a\u001b[31m\u009b31m\u202egnp.exe\u2066b\u2028c\ud83d"))
                .isEqualTo("a [31m 31m gnp.exe b c");
    }
}
