package inference.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class QuickTest {

    @Test
    void quickDefaultsComeBeforeTheOthersAndAfterWhatIsGiven() {
        assertThat(settings().text("iterations")).isEmpty();
        assertThat(settings("quick", "true").text("iterations")).contains("2");
        assertThat(settings("quick", "true", "iterations", "7").text("iterations"))
                .contains("7");
        assertThat(settings("quick", "").isQuick()).isTrue();
        assertThat(settings("quick", "false").isQuick()).isFalse();
        Settings quick = settings("quick", "true");
        quick.text("iterations");
        assertThat(quick.asked())
                .containsEntry("quick", "true")
                .containsEntry("iterations", "2")
                .doesNotContainKey("quick.iterations");
    }

    private static Settings settings(String... given) {
        Properties properties = new Properties();
        for (int i = 0; i < given.length; i += 2) {
            properties.setProperty(given[i], given[i + 1]);
        }
        return Settings.of("Latency", properties);
    }
}
