package inference.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class GivenPropertiesTest {

    @Test
    void whatGatlingsPluginEscapedIsAsTheUserWroteIt() {
        assertThat(read("{\\\"a\\\": \\\"it\\'s C:\\\\\\\\new \\u00fc \\u20ac $1\\n\\\"}", "gatlingbooter7.jar"))
                .isEqualTo("{\"a\": \"it's C:\\\\new ü € $1\n\"}");
    }

    @Test
    void elsewhereNothingIsEscaped() {
        assertThat(read("C:\\new", "/opt/llm-perf.jar")).isEqualTo("C:\\new");
    }

    private static String read(String value, String classPath) {
        Properties given = new Properties();
        given.setProperty("body", value);
        return GivenProperties.read(given, classPath).getProperty("body");
    }
}
