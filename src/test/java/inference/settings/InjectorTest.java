package inference.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import run.RunInfo.Series;

class InjectorTest {

    private static Settings with(String... pairs) {
        Properties given = new Properties();
        given.setProperty("baseUrl", "http://127.0.0.1:8000");
        for (int i = 0; i < pairs.length; i += 2) {
            given.setProperty(pairs[i], pairs[i + 1]);
        }
        return Settings.of("MultiUser", given);
    }

    @Test
    void isNamedByItsIndexUnlessItHasAName() {
        assertThat(Injector.of(with(), Map.of())).isEqualTo(Injector.ALONE);
        assertThat(Injector.of(with("injector.count", "12", "injector.index", "3"), Map.of()))
                .isEqualTo(new Injector("03", 3, 12));
        assertThat(Injector.of(with("injector.count", "2", "injector.index", "1", "injector", "rack-b"), Map.of()))
                .isEqualTo(new Injector("rack-b", 1, 2));
    }

    @Test
    void takesItsIndexFromAnIndexedJob() {
        Settings settings = with("injector.count", "3");
        assertThat(Injector.of(settings, Map.of("JOB_COMPLETION_INDEX", "2"))).isEqualTo(new Injector("2", 2, 3));
        assertThat(settings.asked())
                .as("the record of the run")
                .containsEntry("injector.index", "2")
                .containsEntry("injector.count", "3");
    }

    @Test
    void withoutKnowingWhichOneItIsNothingIsSent() {
        assertThatThrownBy(() -> Injector.of(with("injector.count", "3"), Map.of()))
                .hasMessageContaining("which one of the 3 is this? Give -Dinjector.index=0 to 2");
        assertThatThrownBy(() -> Injector.of(with("injector.count", "3"), Map.of("JOB_COMPLETION_INDEX", "3")))
                .hasMessageContaining("it is '3'");
        assertThatThrownBy(() -> Injector.of(with("injector.count", "3", "injector.index", "3"), Map.of()))
                .hasMessageContaining("is not a whole number from 0 to 2");
        assertThatThrownBy(() -> Injector.of(with("injector.index", "1"), Map.of()))
                .as("an index of a load that is not split")
                .hasMessageContaining(
                        "is the number of one among several injectors, from 0: say how many with -Dinjector.count");
        assertThat(Injector.of(with("injector.index", "0"), Map.of())).isEqualTo(Injector.ALONE);
    }

    @Test
    void severalNeedOneServer() {
        assertThatThrownBy(() -> Injector.of(with("injector.count", "2", "baseUrl", ""), Map.of()))
                .hasMessageContaining("each would have its own embedded mock");
    }

    @Test
    void declaresItsShareOfASeries() {
        Injector second = new Injector("1", 1, 3);
        assertThat(second.of(Series.closed("users=10", 10)).users()).isEqualTo(3);
        assertThat(second.of(Series.open("rate=6/s", 6, "poisson")).ratePerS()).isEqualTo(2);
        assertThat(second.of(Series.closed("ramp", null)).users()).isNull();
    }

    @Test
    void theHeapOfTheMavenPluginIsNoSettingOfOurs() {
        assertThat(with("injector.heap", "4g").unused()).doesNotContain("injector.heap");
        assertThatThrownBy(() -> with("injector.indx", "1"))
                .hasMessageContaining("there is only -Dinjector.count, -Dinjector.index");
    }
}
