package inference.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.fixtures.SyntheticRun;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ErrorLimitTest {

    private static ErrorLimit after(double most, double failureRate) {
        ErrorLimit limit = new ErrorLimit(most);
        new SyntheticRun(1)
                .models("m")
                .generationsPerSeries(200)
                .series("s")
                .failureRate(failureRate)
                .generations()
                .forEach(limit::record);
        return limit;
    }

    @Test
    void aRunInWhichNothingSucceededFailsWithoutASetting() {
        assertThat(after(1, 1).exceeded()).contains("None of 200 generations succeeded.");
        assertThat(after(1, 0.9).exceeded()).isEmpty();
    }

    @Test
    void moreFailuresThanAllowedFailAndSayHowMany() {
        assertThat(after(0.05, 0.2).exceeded().orElseThrow())
                .contains(" of 200 generations failed, ")
                .endsWith(" %: more than -DmaxErrorRate=0.05 allows.");
        assertThat(after(0.3, 0.2).exceeded()).isEmpty();
        assertThat(after(0, 0).exceeded()).isEmpty();
        assertThat(new ErrorLimit(0).exceeded()).isEmpty();
    }

    @Test
    void theSettingIsAShare() {
        Properties given = new Properties();
        given.setProperty("maxErrorRate", "5");

        assertThatThrownBy(() -> ErrorLimit.of(Settings.of("MultiUser", given)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("maxErrorRate")
                .hasMessageContaining("is not a number from 0.0 to 1.0");
    }
}
