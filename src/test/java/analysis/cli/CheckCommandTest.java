package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import inference.gatling.exchange.Certificates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mock.MockServer;
import mock.MockSettings;
import mock.fault.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "responses", "ollama", "gateway"})
    void aGoodServerCanBeTestedWithEachApi(String api) {
        assertThat(check(new MockSettings(), "--api", api)).isZero();
        assertThat(out())
                .contains("ok      APIs            ollama, openai, gateway, anthropic, responses, embeddings, rerank; "
                        + api + " is used")
                .contains("32 tokens in")
                .contains("The server can be tested.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embeddings", "rerank"})
    void whatGeneratesNothingIsAskedForAnInput(String api) {
        assertThat(check(new MockSettings(), "--api", api)).isZero();
        assertThat(out())
                .contains(api + " is used")
                .contains("covers 1 input of")
                .contains("The server can be tested.")
                .doesNotContain("finish_reason");
    }

    /** Each oddity that the mock can have is named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    openai | tokens-per-chunk;n=20 | several in one
                    openai | reasoning;tokens=5    | 5 chunks of it
                    openai | usage-every           | events; the last nonzero one counts
                    openai | no-finish             | note    finish_reason   none
                    openai | gzip                  | note    compression     gzip, unasked
                    openai | crlf                  | ok      line ends       CR LF
                    ollama | reasoning;tokens=5    | 5 chunks of it
                    """)
    void oddStreamsAreNotedAndCanBeTested(String api, String fault, String finding) {
        assertThat(check(withFault(fault), "--api", api)).isZero();
        assertThat(out()).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    openai | error           | the server reports an error in its answer
                    ollama | error           | the server reports an error in its answer
                    anthropic | error        | the server reports an error in its answer
                    responses | truncate     | the answer ends before the server marks it as complete
                    embeddings | http;status=501 | disabled
                    openai | truncate        | the answer ends before the server marks it as complete
                    openai | http;status=503 | The server is busy or still loading
                    openai | rst;after=3     | the answer broke off
                    """)
    void aServerThatFailsCannotBeTested(String api, String fault, String finding) {
        assertThat(check(withFault(fault), "--api", api)).isEqualTo(4);
        assertThat(out()).contains("FAILED  generation").contains(finding).contains("The server cannot be tested");
    }

    /** The first one has to wait for the model and for this program's own classes. */
    @Test
    void theSecondGenerationIsLookedAt() {
        assertThat(check(new MockSettings().faults(List.of(FaultRule.everyNth(2, "crlf"))), "--api", "openai"))
                .isZero();
        assertThat(out()).contains("ok      line ends       CR LF").contains("32 tokens in");
    }

    @Test
    void anUnknownModelIsAnsweredWithThoseThereAre() {
        assertThat(check(new MockSettings(), "--model", "nope")).isEqualTo(4);
        assertThat(out()).contains("nope is not there").contains("gemma2:2b");
    }

    @Test
    void aMissingKeyIsTold(@TempDir Path folder) throws Exception {
        assertThat(check(new MockSettings().apiKey("secret"))).isEqualTo(4);
        assertThat(out()).contains("LLM_API_KEY");
        Path key = Files.writeString(folder.resolve("key"), "secret\n");
        assertThat(check(new MockSettings().apiKey("secret"), "--api-key-file", key.toString()))
                .isZero();
        assertThat(out())
                .doesNotContain("secret")
                .containsPattern("A run needs: -DbaseUrl=http://127.0.0.1:\\d+ -Dmodels=\\S+ -DapiKeyFile=" + key);
    }

    @Test
    void anEndpointOfAnotherApiIsTold() {
        assertThat(check(new MockSettings().dialects(Set.of("openai")), "--endpoint", "generate"))
                .isEqualTo(4);
        assertThat(out()).contains("openai has no endpoint generate, but chat and completions");
    }

    @Test
    void noServerIsTold() {
        assertThat(run("check", "--base-url", "http://127.0.0.1:1")).isEqualTo(4);
        assertThat(out()).contains("no server answers at http://127.0.0.1:1", "kubectl get pods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://user:secret@host", "ftp://host", "http://host:99999", "http://a_b c"})
    void addressesThatAreNoneAreRefused(String url) {
        assertThat(run("check", "--base-url", url)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--base-url");
    }

    /** Such a header makes the HTTP client throw. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--header|Connection=x",
                "--header|a b=x",
                "--header|X-Tenant=Zoë",
                "--header|Cookie=x",
                "--header|X-Tenant=env:NO_SUCH_VARIABLE",
                "--api-key-header|a b"
            })
    void headersThatCannotBeSentAreRefused(String option) {
        String[] words = option.split("\\|");
        assertThat(run("check", words[0], words[1])).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("check: " + words[0]);
    }

    @Test
    void aCertificateIsVerifiedUnlessAskedNotTo(@TempDir Path folder) throws Exception {
        Certificates authority = Certificates.authority(folder);
        String ca = authority.pem().toString();
        MockSettings https = new MockSettings()
                .host("localhost")
                .tls(authority.sign(folder, "localhost").files());

        assertThat(check(https)).isEqualTo(4);
        assertThat(out()).contains("is not trusted").contains("--ca-file ca.pem; --insecure");
        assertThat(check(https, "--ca-file", ca)).isZero();
        assertThat(out()).contains("32 tokens in").doesNotContain("--insecure");
        assertThat(check(https, "--insecure")).isZero();
        assertThat(out()).contains("note    TLS             any certificate is accepted (--insecure)");
        assertThat(check(https, "--insecure", "--ca-file", ca)).isEqualTo(2);
        assertThat(check(https, "--ca-file", folder + "/absent.pem")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--ca-file: there is no file")
                .contains("absent.pem");
    }

    private static MockSettings withFault(String fault) {
        return new MockSettings().faults(List.of(FaultRule.everyNth(1, fault)));
    }

    private int check(MockSettings settings, String... arguments) {
        try (MockServer server = MockServer.start(settings.timeScale(20))) {
            List<String> all = new ArrayList<>(List.of("check", "--base-url", server.baseUrl()));
            all.addAll(List.of(arguments));
            return run(all.toArray(String[]::new));
        }
    }

    private int run(String... arguments) {
        out.reset();
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
