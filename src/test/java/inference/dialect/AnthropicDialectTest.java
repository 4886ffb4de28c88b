package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import inference.dialect.GenerationRequest.Message;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import run.Generation.Tokens;
import run.TokenSource;

class AnthropicDialectTest {

    private static final AnthropicDialect DIALECT = new AnthropicDialect(false);
    private static final String START =
            event("{'type':'message_start','message':{'usage':{'input_tokens':3,'cache_creation_input_tokens':20,"
                    + "'cache_read_input_tokens':100,'output_tokens':1}}}");

    @Test
    void whatTheSystemSaysIsNoMessage() throws ProtocolException {
        JsonNode schema = Json.parse("{\"type\":\"object\"}");
        GenerationRequest request = new GenerationRequest(
                "m",
                List.of(new Message("system", "Be short."), Message.user("a"), new Message("assistant", "b")),
                7,
                OptionalDouble.of(0.5),
                Optional.of(schema));
        assertThat(Json.parse(DIALECT.body(request)))
                .isEqualTo(Json.parse(
                        ("{'model':'m','max_tokens':7,'system':'Be short.','messages':[{'role':'user','content':'a'},"
                                        + "{'role':'assistant','content':'b'}],'temperature':0.5,'output_config':{'format':"
                                        + "{'type':'json_schema','schema':{'type':'object'}}},'stream':true}")
                                .replace('\'', '"')));
    }

    @Test
    void theExactLengthIsAskedForAsServersOfOpenAiTakeIt() throws ProtocolException {
        GenerationRequest request =
                new GenerationRequest("m", List.of(Message.user("a")), 7, OptionalDouble.empty(), Optional.empty());
        assertThat(Json.parse(new AnthropicDialect(true).body(request))
                        .path("ignore_eos")
                        .asBoolean())
                .isTrue();
        assertThat(Json.parse(DIALECT.body(request)).has("ignore_eos")).isFalse();
    }

    /** The prompt is all of its parts; what is counted at the start of the answer is not the answer. */
    @Test
    void usageIsPutTogetherFromItsBeginningAndItsEnd() throws ProtocolException {
        Tokens tokens = replay(START
                        + text("a")
                        + event("{'type':'ping'}")
                        + text("b")
                        + event(
                                "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':9}}")
                        + event("{'type':'message_stop'}"))
                .tokens();
        assertThat(tokens.prompt()).hasValue(123);
        assertThat(tokens.cached()).hasValue(100);
        assertThat(tokens.output()).hasValue(9);
        assertThat(tokens.source()).contains(TokenSource.USAGE);
        assertThat(tokens.chunks()).isEqualTo(2);
    }

    @Test
    void aCutAnswerIsCountedByItsChunks() throws ProtocolException {
        StreamState state = replay(START + text("a") + text("b"));
        assertThat(state.isComplete()).isFalse();
        assertThat(state.tokens().output()).hasValue(2);
        assertThat(state.tokens().source()).contains(TokenSource.CHUNKS);
        assertThat(state.tokens().prompt()).hasValue(123);
    }

    @Test
    void thinkingAndCallsOfToolsAreTokensAndEmptyBlocksAreNone() throws ProtocolException {
        StreamState state = replay(START
                + event("{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}")
                + event("{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'hm'}}")
                + event("{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'x'}}")
                + event("{'type':'content_block_stop','index':0}")
                + event(
                        "{'type':'content_block_start','index':1,'content_block':{'type':'tool_use','id':'t','name':'f','input':{}}}")
                + event(
                        "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':''}}")
                + event(
                        "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':'{'}}")
                + event("{'type':'message_delta','delta':{'stop_reason':'tool_use'},'usage':{'output_tokens':5}}"));
        assertThat(state.tokens().chunks()).isEqualTo(3);
        assertThat(state.text()).isEmpty();
        assertThat(state.finishReason()).isEqualTo("tool_use");
        assertThat(state.isComplete()).isTrue();
        assertThat(state.timing(0, OptionalDouble.empty()).firstOutputMs()).isPresent();
    }

    @Test
    void anErrorInTheStreamIsToldInTheServersWords() throws ProtocolException {
        StreamState state = replay(START
                + text("a")
                + event("{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"));
        assertThat(state.error()).isEqualTo("Overloaded");
    }

    @Test
    void kindsOfEventsThatAreNotKnownArePassedOver() throws ProtocolException {
        StreamState state = replay(event("{'type':'from_the_future','text':'x'}") + text("a"));
        assertThat(state.tokens().chunks()).isEqualTo(1);
        assertThat(state.text()).isEqualTo("a");
    }

    private static String text(String text) {
        return event("{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'" + text + "'}}");
    }

    private static String event(String data) {
        String type = data.replaceAll(".*?'type':'(\\w+)'.*", "$1");
        return "event: " + type + "\ndata: " + data.replace('\'', '"') + "\n\n";
    }

    private static StreamState replay(String stream) throws ProtocolException {
        return TranscriptReplay.of(DIALECT, "text/event-stream", stream.getBytes(StandardCharsets.UTF_8));
    }
}
