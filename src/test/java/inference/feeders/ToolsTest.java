package inference.feeders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.dialect.AnthropicDialect;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.dialect.GenerationRequest.Message;
import inference.dialect.OllamaDialect;
import inference.dialect.OpenAiDialect;
import inference.dialect.ResponsesDialect;
import inference.dialect.Tool;
import inference.settings.SettingsException;
import inference.stream.AnswerBody;
import inference.stream.StreamState;
import inference.stream.ToolCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools are offered, called, and their results taken, in each API that has them. */
class ToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AgentTask TASK =
            AgentTask.all(Feeder.load("feeders/agents.jsonl")).get(0);
    private static MockServer server;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().timeScale(1000));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Dialect> withTools() {
        return Stream.of(
                new OpenAiDialect(OpenAiDialect.Endpoint.CHAT, true),
                new AnthropicDialect(true),
                new OllamaDialect(true),
                new ResponsesDialect(true));
    }

    private static GenerationRequest request(Dialect dialect, List<Message> messages) {
        return new GenerationRequest(
                "phi3.5", messages, 20, OptionalDouble.empty(), Optional.empty(), dialect.tools(TASK.tools()));
    }

    private static StreamState answer(Dialect dialect, List<Message> messages) throws Exception {
        GenerationRequest request = request(dialect, messages);
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(server.baseUrl() + dialect.path(request)))
                .POST(HttpRequest.BodyPublishers.ofString(dialect.body(request)))
                .header("Content-Type", "application/json");
        dialect.headers().forEach(post::header);
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(post.build(), BodyHandlers.ofByteArray());
        StreamState state = new StreamState(0);
        state.toolCalls().keep();
        AnswerBody body = new AnswerBody(
                dialect, response.headers().firstValue("Content-Type").orElse(""), state);
        assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(200);
        body.read(1, response.body(), 0, response.body().length);
        body.end(2);
        return state;
    }

    @ParameterizedTest
    @MethodSource("withTools")
    void anAnswerCallsAToolAndItsResultIsAnsweredByText(Dialect dialect) throws Exception {
        List<Message> messages = new ArrayList<>(List.of(
                new Message("system", TASK.system()), Message.user(TASK.turns().get(0))));
        StreamState first = answer(dialect, messages);
        assertThat(first.isComplete()).isTrue();
        assertThat(first.firstTokenMs()).isPresent();
        ToolCall call = first.toolCalls().all().get(0);
        assertThat(first.toolCalls().all()).hasSize(1);
        assertThat(TASK.tools()).extracting(Tool::name).contains(call.name());
        JsonNode arguments = JSON.readTree(call.arguments());
        JsonNode required = TASK.tools().stream()
                .filter(tool -> tool.name().equals(call.name()))
                .findFirst()
                .orElseThrow()
                .parameters()
                .path("required");
        assertThat(required)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(arguments.has(name.asText())).isTrue());

        messages.add(Message.answer(first.text(), first.toolCalls().all()));
        messages.add(Message.result(call, TASK.result(call.name(), 0)));
        StreamState second = answer(dialect, messages);
        assertThat(second.toolCalls().all()).isEmpty();
        assertThat(second.text()).isNotBlank();
        assertThat(second.tokens().prompt().orElseThrow())
                .as("the result is read")
                .isGreaterThan(first.tokens().prompt().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("withTools")
    void noAnswerOfAForcedLengthIsAskedFor(Dialect dialect) throws Exception {
        JsonNode body = JSON.readTree(dialect.body(request(dialect, List.of(Message.user("Hi")))));
        assertThat(body.has("ignore_eos")).isFalse();
        assertThat(body.path("tools")).hasSize(2);
    }

    /** llama.cpp answers arguments that are no JSON with status 500, and the next turn would be the model's fault. */
    @ParameterizedTest
    @MethodSource("withTools")
    void argumentsThatAModelBrokeOffAreSentAsNone(Dialect dialect) {
        ToolCall cut = new ToolCall("c1", "departures", "{\"from\": \"Berl");
        ToolCall whole = new ToolCall("c2", "departures", "{\"from\": \"Bonn\"}");
        String body = dialect.body(request(
                dialect,
                List.of(
                        Message.user("Hi"),
                        Message.answer("", List.of(cut, whole)),
                        Message.result(cut, "a"),
                        Message.result(whole, "b"))));
        assertThat(body).doesNotContain("Berl").contains("Bonn");
    }

    @Test
    void anEndpointWithoutToolsSaysSo() {
        assertThatThrownBy(() -> new OllamaDialect(false).tools(TASK.tools()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("use openai or ollama with endpoint=chat");
        assertThatThrownBy(() -> new OpenAiDialect(OpenAiDialect.Endpoint.COMPLETIONS, true).tools(TASK.tools()))
                .isInstanceOf(SettingsException.class);
    }
}
