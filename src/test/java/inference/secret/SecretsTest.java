package inference.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final String KEY = "sk-secrets-test-0123456789";

    @BeforeAll
    static void hold() {
        Secrets.hold(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no sk-secrets-test-0123456789 today|no (key) today",
                "no <p>sk-sec<i></i>rets-test-<br/>0123456789</p>|no <p>(key)</p>",
                "no sk-secrets-test- 01234 56789 and sk-secrets-test-0123456789|no (key) and (key)",
                "no sk-secrets-test-012345678 today|no sk-secrets-test-012345678 today",
                "1 < 2 and sk-secrets-test-0123456789|1 < 2 and (key)"
            })
    void noKeyIsLeftHoweverItIsSplit(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @Test
    void lineEndsDoNotHideIt() {
        assertThat(Secrets.mask("a sk-secrets-\r\ntest-\u0000012345\n6789 b")).isEqualTo("a (key) b");
    }

    @Test
    void aTextOfNothingButBracketsIsReadOnce() {
        String brackets = "<".repeat(1 << 20) + ">";

        assertThat(Secrets.mask(brackets)).isEqualTo(brackets);
    }
}
