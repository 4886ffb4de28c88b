package inference.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.settings.Settings;
import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void aMistakeInTheBodyIsToldWithItsPlace() throws IOException {
        refused("{top_p: 0.9}", "setting 'body': not JSON: line 1, column 2: found t, expected the name");
        Path file = Files.writeString(folder.resolve("body.json"), "{\n  \"top_p\": 0.9,\n}\n");
        refused("@" + file, "setting 'body': " + file + ": not JSON: line 3, column 1: found }, expected the name");
        Files.delete(file);
        refused("@" + file, "setting 'body': " + file + ": cannot be read: there is no such file");
    }

    private static void refused(String body, String message) {
        Properties given = new Properties();
        given.setProperty("body", body);
        Settings settings = Settings.of("MultiUser", given);
        assertThatThrownBy(() -> RequestSettings.shape(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message);
    }
}
