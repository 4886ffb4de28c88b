package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.Dialect;
import inference.dialect.Probe;
import inference.dialect.ProbeException;
import inference.dialect.ServerInfo;
import inference.http.Route;
import inference.stream.FinishWords;
import inference.stream.StreamState;
import inference.tls.ServerTrust;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import run.Generation.Tokens;
import run.Outcome;
import run.Outcome.Kind;
import run.TokenSource;

/** Each dialect against the mock server, over Gatling's real HTTP client, and the choice between them. */
class DialectsOverTheWireTest {

    private static final String MODEL = "phi3.5";
    private static final int TOKENS = 10;

    private static MockServer server;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(100));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, chat, false, true",
        "OPENAI, completions, false, true",
        "ANTHROPIC, messages, false, true",
        "RESPONSES, responses, false, true",
        "OLLAMA, chat, false, true",
        "OLLAMA, generate, false, true",
        "GATEWAY, tasks, false, false",
        "GATEWAY, tasks, true, true",
        "GATEWAY, prompt, false, false",
        "GATEWAY, prompt, true, true"
    })
    void aWholeAnswerIsOk(Api api, String endpoint, boolean streamGateway, boolean streamed) {
        GenerationResult result = generate(api.dialect(new Api.Options(endpoint, true, streamGateway)), "");
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
        StreamState stream = result.stream();
        assertThat(FinishWords.common(stream.finishReason())).isEqualTo("length");
        assertThat(stream.tokens().output()).hasValue(TOKENS);
        assertThat(stream.tokens().source()).contains(TokenSource.USAGE);
        assertThat(stream.tokens().chunks()).isEqualTo(streamed ? TOKENS : 1);
        assertThat(stream.firstTokenMs().isPresent()).isEqualTo(streamed);
        assertThat(stream.timing(result.endNs(), OptionalDouble.empty()).latencyMs())
                .isPresent();
        assertThat(stream.server().queueMs().isPresent()).isEqualTo(api == Api.OLLAMA);
    }

    @ParameterizedTest
    @EnumSource(
            value = Api.class,
            names = {"EMBEDDINGS", "RERANK"})
    void inputsAreAnsweredWholeAndCounted(Api api) {
        GenerationResult result = generate(dialect(api), "");
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
        Tokens tokens = result.stream().tokens();
        assertThat(tokens.inputs()).hasValue(1);
        assertThat(tokens.prompt().orElseThrow()).isPositive();
        assertThat(tokens.output()).isEmpty();
        assertThat(result.stream().firstTokenMs()).isEmpty();
        assertThat(result.stream()
                        .timing(result.endNs(), OptionalDouble.empty())
                        .latencyMs())
                .isPresent();
    }

    @Test
    void ollamasErrorInMidStreamIsAStreamError() {
        GenerationResult result = generate(dialect(Api.OLLAMA), "error;after=3");
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.of(Kind.STREAM_ERROR));
        assertThat(result.stream().tokens().chunks()).isEqualTo(3);
    }

    @Test
    void ollamasLostStreamIsTruncated() {
        assertThat(generate(dialect(Api.OLLAMA), "truncate;after=3").outcome()).isEqualTo(Outcome.of(Kind.TRUNCATED));
        assertThat(generate(dialect(Api.OLLAMA), "rst;after=3").outcome()).isEqualTo(Outcome.of(Kind.TRUNCATED));
    }

    @Test
    void failedStatusesAreToldInTheServersWords() {
        for (Api api : Api.values()) {
            try (ExchangeHarness harness = new ExchangeHarness(dialect(api), server.baseUrl())) {
                GenerationResult result = harness.generate("no-such-model", TOKENS, Map.of());
                assertThat(result.outcome()).as(api.code()).isEqualTo(Outcome.http(404));
                assertThat(result.message())
                        .as(api.code())
                        .contains("no-such-model")
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void eachDialectFindsItsServersModels() throws ProbeException {
        for (Api api : Api.values()) {
            ServerInfo info = dialect(api).probe(probe(server.baseUrl()));
            assertThat(info.mock()).as(api.code()).isTrue();
            assertThat(info.offers(MODEL)).as(api.code()).isTrue();
            assertThat(info.offers("no-such-model")).as(api.code()).isFalse();
        }
    }

    @Test
    void theServerIsAskedWhatItSpeaks() throws ProbeException {
        assertThat(spoken(Set.of("openai", "ollama", "gateway"))).containsExactly(Api.OLLAMA, Api.OPENAI, Api.GATEWAY);
        assertThat(spoken(Set.of("openai"))).containsExactly(Api.OPENAI);
        assertThat(also(Set.of("openai"))).containsExactly(Api.RESPONSES, Api.EMBEDDINGS, Api.RERANK);
        assertThat(also(Set.of("openai", "anthropic"))).contains(Api.ANTHROPIC);
        assertThat(also(Set.of("gateway"))).isEmpty();
        assertThat(spoken(Set.of("anthropic"))).containsExactly(Api.ANTHROPIC);
        assertThat(spoken(Set.of("gateway"))).containsExactly(Api.GATEWAY);
    }

    @Test
    void aServerThatWantsAKeyIsToldFromOneThatSpeaksNothingKnown() {
        try (MockServer locked = MockServer.start(new MockSettings().apiKey("secret"))) {
            assertThatThrownBy(() -> Api.spokenBy(probe(locked.baseUrl())))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("LLM_API_KEY");
        }
        assertThatThrownBy(() -> Api.spokenBy(probe(server.baseUrl() + "/elsewhere")))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("-Dapi=ollama|openai|anthropic|gateway|responses|embeddings|rerank");
    }

    private static List<Api> spoken(Set<String> dialects) throws ProbeException {
        try (MockServer some = MockServer.start(new MockSettings().dialects(dialects))) {
            return Api.spokenBy(probe(some.baseUrl()));
        }
    }

    private static List<Api> also(Set<String> dialects) throws ProbeException {
        try (MockServer some = MockServer.start(new MockSettings().dialects(dialects))) {
            Probe probe = probe(some.baseUrl());
            List<Api> also = Api.alsoSpokenBy(probe, Api.spokenBy(probe));
            assertThat(some.stats().generationsStarted()).isZero();
            return also;
        }
    }

    private static Dialect dialect(Api api) {
        return api.dialect(new Api.Options("", true, false));
    }

    private static GenerationResult generate(Dialect dialect, String fault) {
        try (ExchangeHarness harness = new ExchangeHarness(dialect, server.baseUrl())) {
            return harness.generate(MODEL, TOKENS, fault.isEmpty() ? Map.of() : Map.of("X-Mock-Fault", fault));
        }
    }

    private static Probe probe(String baseUrl) {
        return new Probe(baseUrl, new Access(Map.of(), Route.direct(ServerTrust.system()), Access.User.SETTINGS));
    }
}
