package inference.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void aPageIsReadWithoutItsTags() {
        assertThat(ErrorText.of(
                        "<html><head><title>x</title></head><body><h1>502 Bad Gateway</h1><script>var a</script>nginx"
                                + "</body></html>"))
                .isEqualTo("502 Bad Gateway nginx");
    }

    @Test
    void aHeaderIsNoHead() {
        assertThat(ErrorText.of("<header>Busy</header>")).isEqualTo("Busy");
    }

    @Test
    void aPageThatIsCutKeepsWhatIsThere() {
        assertThat(ErrorText.of("<p>Too many requests <a hre")).isEqualTo("Too many requests");
        assertThat(ErrorText.of("<p>Busy<script>var a = 1;")).isEqualTo("Busy");
    }

    /** Quadratic, this would take minutes. */
    @Test
    void nothingThatAServerSendsIsReadTwice() {
        assertThat(ErrorText.of("<".repeat(4_000_000))).isEmpty();
        assertThat(ErrorText.of("<script>".repeat(500_000))).isEmpty();
        assertThat(ErrorText.of("<scriptx>".repeat(500_000))).isEmpty();
    }
}
