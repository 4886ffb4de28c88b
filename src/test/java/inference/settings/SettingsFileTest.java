package inference.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandLineWinsOverTheFileAndTheFileOverTheDefaults() throws IOException {
        Settings settings = settings("""
                # what the team gives with every run
                users = 2,\\
                        4
                requests: 8
                header.X-Tenant=a
                prompts=größe.jsonl
                """, Map.of("requests", "9"));
        assertThat(settings.integers("users", 1, 10)).containsExactly(2, 4);
        assertThat(settings.integer("requests", 1, 10)).isEqualTo(9);
        assertThat(settings.integer("generationTokens", 1, 1000)).isEqualTo(100);
        assertThat(settings.text("prompts")).contains("größe.jsonl");
        assertThat(settings.givenUnder("header.")).isEqualTo(Map.of("X-Tenant", "a"));
        assertThat(settings.isGiven("users")).isTrue();
        assertThat(settings.asked())
                .containsEntry("users", "2,4")
                .containsEntry("requests", "9")
                .containsEntry("settings", file().toString());
    }

    @Test
    void everyNameThatIsNoSettingIsToldWithItsLine() {
        assertThatThrownBy(() -> settings("""
                        users=1
                        # a comment \\
                        modles=m,\\
                          n

                        MultiUser.users=3
                        foo=bar
                        users=2
                        """, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("%1$s:3: unknown setting 'modles': did you mean 'models'?%n".formatted(file())
                        + "%1$s:6: unknown setting 'MultiUser.users': see src/main/resources/inference/defaults.properties%n"
                                .formatted(file())
                        + "%1$s:7: unknown setting 'foo': see src/main/resources/inference/defaults.properties%n"
                                .formatted(file())
                        + "%1$s:8: 'users' is a duplicate of line 1".formatted(file()));
    }

    @ParameterizedTest
    @CsvSource({
        "apiKey=sk-planted, an API key does not belong in a settings file",
        "settings=other.properties, is read before this file",
        "logLevel=INFO, give it on the command line",
        "'users=\\u12', Malformed"
    })
    void whatCannotStandInItIsRefused(String line, String why) {
        assertThatThrownBy(() -> settings(line + "\n", Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file() + ":1: ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("planted");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> with(
                        Map.of("settings", folder.resolve("none.properties").toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.properties: cannot be read: there is no such file");
        assertThatThrownBy(() -> with(Map.of("settings", folder.toString())))
                .hasMessageContaining("is not a regular file but a folder");
        assertThatThrownBy(() -> with(Map.of("settings", "run.yaml"))).hasMessageContaining("is YAML");
        Files.write(file(), "users=gr\u00f6\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> with(Map.of("settings", file().toString()))).hasMessageContaining("is not UTF-8");
    }

    private Path file() {
        return folder.resolve("run.properties");
    }

    private Settings settings(String text, Map<String, String> given) throws IOException {
        Files.writeString(file(), text);
        Properties all = new Properties();
        all.putAll(given);
        all.setProperty("settings", file().toString());
        return Settings.of("MultiUser", all);
    }

    private static Settings with(Map<String, String> given) {
        Properties all = new Properties();
        all.putAll(given);
        return Settings.of("MultiUser", all);
    }
}
