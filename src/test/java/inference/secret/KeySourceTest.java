package inference.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sk-k3y", "sk-k3y\n", "sk-k3y\r\n", "  sk-k3y \n\n"})
    void whatStandsAroundTheKeyIsNotPartOfIt(String text) throws IOException {
        assertThat(KeySource.find(file(text.getBytes(StandardCharsets.UTF_8)))).contains("sk-k3y");
        assertThat(Secrets.mask("Bearer sk-k3y")).isEqualTo("Bearer " + Secrets.MASK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''              | is empty: expected the key on one line
                    '  '            | is empty: expected the key on one line
                    sk-one_sk-two   | has more than one line: expected the key
                    sk-ключ         | has a character that cannot be sent in a header (the 4. of 7)
                    sk-secret word  | has a character that cannot be sent in a header (the 10. of 14)
                    """)
    void aFileThatHoldsNoUsableKeyIsNamedAndTheKeyIsNotShown(String text, String problem) throws IOException {
        Path file = file(text.replace('_', '\n').getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> KeySource.find(file))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("the key file " + file + " ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("sk-");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> KeySource.find(folder.resolve("absent")))
                .isInstanceOf(KeyException.class)
                .hasMessage("there is no key file " + folder.resolve("absent"));
        assertThatThrownBy(() -> KeySource.find(folder)).hasMessageContaining("cannot read the key file " + folder);
        Path binary = file(new byte[] {(byte) 0xff, (byte) 0xfe, 's', 0});
        assertThatThrownBy(() -> KeySource.find(binary)).hasMessageContaining("is not a UTF-8 text");
    }

    @Test
    void theEnvironmentHasOneOrNone() {
        assertThat(KeySource.of(null, KeySource.VARIABLE)).isEmpty();
        assertThat(KeySource.of(" ", KeySource.VARIABLE)).isEmpty();
        assertThat(KeySource.of("sk-env\n", KeySource.VARIABLE)).contains("sk-env");
        assertThatThrownBy(() -> KeySource.of("sk-a\nb", KeySource.VARIABLE))
                .hasMessageContaining("the environment variable LLM_API_KEY has a character that cannot be sent")
                .hasMessageNotContaining("sk-a");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("key"), bytes);
    }
}
