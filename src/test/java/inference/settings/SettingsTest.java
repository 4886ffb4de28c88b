package inference.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void givenValuesGoBeforeTheSimulationsDefaultsAndThoseBeforeTheCommonOnes() {
        assertThat(with().text("promptLengths")).contains("Short");
        assertThat(Settings.of("TokensPerSecond", new Properties()).list("promptLengths"))
                .containsExactly("Short", "Medium", "Long");
        assertThat(with("promptLengths", "Long").text("promptLengths")).contains("Long");
    }

    @Test
    void listsAreSeparatedByCommas() {
        assertThat(with("users", " 1, 3,,3 ,10").integers("users", 1, 100)).containsExactly(1, 3, 10);
        assertThat(with("promptLengths", "short,LONG").choices("promptLengths", List.of("Short", "Long")))
                .containsExactly("Short", "Long");
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "2m, 120000", "1h, 3600000", "7, 7000", "1.5s, 1500"})
    void durationsHaveUnits(String text, long ms) {
        assertThat(with("duration", text).duration("duration")).isEqualTo(Duration.ofMillis(ms));
    }

    @Test
    void aValueThatCannotBeUsedIsNamedWithWhatIsAllowed() {
        refused("users", "many", s -> s.integers("users", 1, 10), "'many' is not a whole number from 1 to 10");
        refused("users", "0", s -> s.integers("users", 1, 10), "'0' is not a whole number from 1 to 10");
        refused("users", ",", s -> s.integers("users", 1, 10), "a comma-separated list with at least one entry");
        refused("arrivals", "burst", s -> s.choice("arrivals", List.of("constant", "poisson")), "constant, poisson");
        refused("duration", "soon", s -> s.duration("duration"), "such as 500ms, 30s, 2m or 1h");
        refused("duration", "0s", s -> s.duration("duration"), "at least 1ms");
        refused("rate", "-1", s -> s.decimals("rate", 0, 9), "a number greater than 0.0, up to 9.0");
        refused("rate", "NaN", s -> s.decimals("rate", 0, 9), "a number greater than 0.0");
        refused("cancelRate", "1.5", s -> s.share("cancelRate"), "a number from 0.0 to 1.0");
        refused("temperature", "3", s -> s.optionalNumber("temperature", 0, 2), "a number from 0.0 to 2.0");
        refused("ignoreEos", "perhaps", s -> s.flag("ignoreEos"), "one of true, false");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8000, http://localhost:8000",
        "10.0.0.7:8000/llm/v1, http://10.0.0.7:8000/llm",
        "http://host:8000/v1/, http://host:8000"
    })
    void anAddressWithoutASchemeIsHttp(String given, String understood) {
        assertThat(BaseUrl.of(with("baseUrl", given))).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, is not an address such as",
        "http://user:word@host, must not carry credentials",
        "http://llm_server:8000, has an underscore",
        "http://host/v1/chat/completions, leave out /chat/completions",
        "http://host:99999, must be from 1 to 65535",
        "http://host/?q=1, must be an address without ? and #",
        "http://a b, is not an address"
    })
    void anAddressThatIsNoneIsNamed(String address, String problem) {
        assertThatThrownBy(() -> BaseUrl.of(with("baseUrl", address)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("setting 'baseUrl'")
                .hasMessageContaining(problem);
    }

    /** A report warns of some flags by what is recorded of them. */
    @ParameterizedTest
    @CsvSource({"'', true", "TRUE, true", "true, true", "False, false"})
    void aFlagIsRecordedAsItIsUnderstood(String given, String recorded) {
        Settings settings = with("insecure", given);

        assertThat(settings.flag("insecure")).isEqualTo(Boolean.valueOf(recorded));
        assertThat(settings.asked()).containsEntry("insecure", recorded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "apikey", "api.key", "LLM_API_KEY", "openai.apiKey"})
    void aKeyAmongTheArgumentsIsRefusedAndNotRepeated(String name) {
        assertThatThrownBy(() -> with(name, "sk-planted"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("-D" + name + " would show the key in every process list")
                .hasMessageContaining("LLM_API_KEY, or in a file and give -DapiKeyFile")
                .hasMessageNotContaining("planted");
    }

    @ParameterizedTest
    @CsvSource({"generationToken, generationTokens", "user, users", "turn, turns", "rates, rate", "apis, api"})
    void aMisspeltNameIsNotSilentlyPassedOver(String name, String known) {
        assertThatThrownBy(() -> with(name, "5"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("unknown setting -D" + name + ": did you mean -D" + known + "?");
        assertThat(with("tier", "5").text("api")).isEmpty(); // short names resemble too many others
    }

    @ParameterizedTest
    @CsvSource({
        "kube.servise, 'there is only -Dkube.portForward, -Dkube.service'",
        "MultiUser.users, on the command line it is -Dusers",
        "MultiUser.quick.users, on the command line it is -Dusers",
        "quick.requests, on the command line it is -Drequests"
    })
    void aNameWithADotThatNothingReadsIsNotSilentlyPassedOver(String name, String advice) {
        assertThatThrownBy(() -> with(name, "5"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("unknown setting -D" + name + ": " + advice);
        assertThat(with("kube.service", "a/b", "java.home", "x", "gatling.simulationClass", "y")
                        .text("kube.service"))
                .contains("a/b");
    }

    @Test
    void everyNameHasToBeDocumented() {
        assertThatThrownBy(() -> with().text("undocumented")).hasMessageContaining("undocumented");
    }

    /** A setting of other simulations is no part of what was run, and whoever gives it is told so. */
    @Test
    void whatNothingAskedForIsNotRecorded() {
        Settings settings = with("growthRuns", "5");
        settings.integers("users", 1, 10);

        assertThat(settings.asked()).containsKey("users").doesNotContainKeys("growthRuns", "leakRuns");
        assertThat(settings.unused()).containsExactly("growthRuns");
    }

    /** What pom.xml itself gives the forked JVM is nobody's mistake. */
    @Test
    void theBuildsOwnPropertiesAreKnown() throws IOException {
        Matcher argument = Pattern.compile("<jvmArg>-D([^=<]+)").matcher(Files.readString(Path.of("pom.xml")));
        List<String> names = argument.results().map(found -> found.group(1)).toList();

        assertThat(names).isNotEmpty();
        assertThat(names)
                .allSatisfy(name -> assertThat(with(name, "x").unused()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "Connection"})
    void aHeaderThatCannotShowTheKeyIsRefused(String name) {
        assertThatThrownBy(() -> ApiKey.of(with("apiKeyHeader", name)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("setting 'apiKeyHeader': ");
    }

    /** No server tells it; what differs in it is no regression. */
    @Test
    void whatTheServerRunsOnIsRecordedWhereItIsSaid() {
        assertThat(with("serverGpu", "2x A100 80 GB").asked()).containsEntry("serverGpu", "2x A100 80 GB");
        assertThat(with().asked()).doesNotContainKey("serverGpu");
    }

    private static void refused(String name, String value, Function<Settings, Object> getter, String allowed) {
        assertThatThrownBy(() -> getter.apply(with(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("setting '" + name + "'")
                .hasMessageContaining(allowed);
    }

    private static Settings with(String... namesAndValues) {
        Properties given = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.of("MultiUser", given);
    }
}
