package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import inference.dialect.GenerationRequest.Message;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.Generation.Timing;

class GatewayDialectTest {

    private static final Dialect PLAIN = new GatewayDialect(false, false);
    private static final JsonNode SCHEMA = Json.object().put("type", "object");

    @Test
    void theEndpointFollowsFromWhatIsAskedFor() {
        assertThat(PLAIN.path(request(Optional.empty(), Message.user("a")))).isEqualTo("/api/v1/unstructured");
        assertThat(PLAIN.path(request(Optional.of(SCHEMA), Message.user("a")))).isEqualTo("/api/v1/structured");
        assertThat(PLAIN.path(request(Optional.empty(), new Message("system", "s"), Message.user("a"))))
                .isEqualTo("/api/v1/conversation");
        assertThat(new GatewayDialect(true, false).path(request(Optional.empty(), Message.user("a"))))
                .isEqualTo("/generate");
    }

    @Test
    void bodiesAreThoseOfTheGuide() {
        assertThat(PLAIN.body(request(Optional.empty(), Message.user("a"))))
                .isEqualTo("{\"model\":\"gpt-4\",\"prompt\":\"a\",\"max_tokens\":500}");
        assertThat(PLAIN.body(request(Optional.of(SCHEMA), Message.user("a"))))
                .isEqualTo("{\"model\":\"gpt-4\",\"prompt\":\"a\",\"schema\":{\"type\":\"object\"}}");
        assertThat(PLAIN.body(request(Optional.of(TextNode.valueOf("schema-1")), Message.user("a"))))
                .isEqualTo("{\"model\":\"gpt-4\",\"prompt\":\"a\",\"schema_id\":\"schema-1\"}");
        assertThat(PLAIN.body(request(Optional.empty(), new Message("system", "s"), Message.user("a"))))
                .isEqualTo("{\"model\":\"gpt-4\",\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
                        + "{\"role\":\"user\",\"content\":\"a\"}],\"max_tokens\":500}");
    }

    /** A whole answer says nothing of its first token, and its one event is no count of its tokens. */
    @ParameterizedTest
    @MethodSource("wholeAnswers")
    void aWholeAnswerHasALatencyButNoFirstToken(String body, String text) throws Exception {
        for (int split = 1; split < body.length(); split++) {
            StreamState state =
                    TranscriptReplay.of(PLAIN, "application/json", body.getBytes(StandardCharsets.UTF_8), split);
            assertThat(state.text()).isEqualTo(text);
            assertThat(state.isComplete()).isTrue();
            assertThat(state.tokens().prompt()).hasValue(7);
            assertThat(state.tokens().output()).hasValue(3);
            Timing timing = state.timing(1_000_000_000L, OptionalDouble.empty());
            assertThat(timing.latencyMs()).hasValue(body.length());
            assertThat(timing.tokensPerS()).isPresent();
            assertThat(timing.firstTokenMs()).isEmpty();
            assertThat(timing.firstChunkMs()).isEmpty();
            assertThat(timing.firstOutputMs()).isEmpty();
            assertThat(timing.tpotMs()).isEmpty();
        }
    }

    static Stream<Arguments> wholeAnswers() {
        String usage = "\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}";
        return Stream.of(
                arguments("{\"output\":\"abc\",\"finish_reason\":\"stop\"," + usage, "abc"),
                arguments("{\"output\":{\"a\":1},\"finish_reason\":\"stop\"," + usage, "{\"a\":1}"),
                arguments("{\"message\":{\"role\":\"assistant\",\"content\":\"abc\"}," + usage, "abc"),
                arguments("{\"output\":\"abc\",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}", "abc"),
                arguments("{\"text\":\"abc\",\"prompt_tokens\":7,\"tokens_generated\":3}", "abc"));
    }

    @Test
    void withoutUsageNothingIsCounted() throws Exception {
        assertThat(read(PLAIN, "{\"output\":\"a b c\"}").tokens().output()).isEmpty();
    }

    @Test
    void anErrorInAnAnswerIsAnError() throws Exception {
        assertThat(read(PLAIN, "{\"error\":{\"message\":\"backend gone\"}}").error())
                .isEqualTo("backend gone");
    }

    @Test
    void anotherTypeIsRefused() {
        assertThatThrownBy(() -> PLAIN.reader("text/html"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected application/json, got text/html");
    }

    private static StreamState read(Dialect dialect, String body) throws ProtocolException {
        return TranscriptReplay.of(dialect, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static GenerationRequest request(Optional<JsonNode> schema, Message... messages) {
        return new GenerationRequest("gpt-4", List.of(messages), 500, OptionalDouble.empty(), schema);
    }
}
