package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.GenerationRequest.Message;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Generation.Tokens;

class ResponsesDialectTest {

    private static final ResponsesDialect DIALECT = new ResponsesDialect(true);

    @Test
    void anEarlierAnswerIsSentAsTheServerGaveIt() throws ProtocolException {
        GenerationRequest request = new GenerationRequest(
                "m",
                List.of(Message.user("a"), new Message("assistant", "b")),
                7,
                OptionalDouble.of(0.5),
                Optional.empty());
        assertThat(Json.parse(DIALECT.body(request)))
                .isEqualTo(json("{'model':'m','input':[{'type':'message','role':'user','content':'a'},"
                        + "{'type':'message','role':'assistant','content':[{'type':'output_text','text':'b'}]}],"
                        + "'max_output_tokens':7,'temperature':0.5,'ignore_eos':true,'store':false,'stream':true}"));
    }

    @Test
    void usageIsReadWhole() throws ProtocolException {
        StreamState state = replay(text("a")
                + event("{'type':'response.incomplete','response':{'status':'incomplete','incomplete_details':"
                        + "{'reason':'max_output_tokens'},'usage':{'input_tokens':50,'input_tokens_details':"
                        + "{'cached_tokens':48},'output_tokens':9,'output_tokens_details':{'reasoning_tokens':8},"
                        + "'total_tokens':59}}}"));
        Tokens tokens = state.tokens();
        assertThat(tokens.prompt()).hasValue(50);
        assertThat(tokens.cached()).hasValue(48);
        assertThat(tokens.output()).hasValue(9);
        assertThat(tokens.reasoning()).hasValue(8);
        assertThat(state.finishReason()).isEqualTo("max_output_tokens");
        assertThat(state.isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "response.output_text.delta, x, x, true, true",
        "response.refusal.delta, x, x, true, true",
        "response.reasoning_text.delta, x, '', true, false",
        "response.reasoning_summary_text.delta, x, '', true, false",
        "response.function_call_arguments.delta, x, '', true, true",
        "response.mcp_call_arguments.delta, x, '', true, true",
        "response.output_text.delta, '', '', false, false",
        "response.function_call_arguments.delta, '', '', false, false",
        "response.output_text.annotation.added, x, '', false, false"
    })
    void whatBringsSomethingIsAToken(String type, String delta, String text, boolean token, boolean output)
            throws ProtocolException {
        StreamState state = replay(event("{'type':'" + type + "','delta':'" + delta + "'}"));
        assertThat(state.text()).isEqualTo(text);
        assertThat(state.firstTokenMs().isPresent()).isEqualTo(token);
        assertThat(state.timing(0, OptionalDouble.empty()).firstOutputMs().isPresent())
                .isEqualTo(output);
    }

    @Test
    void aCallOfAToolBeginsWithItsName() throws ProtocolException {
        StreamState state =
                replay(event("{'type':'response.output_item.added','item':{'type':'function_call','name':'f'}}")
                        + event("{'type':'response.output_item.added','item':{'type':'message','content':[]}}"));
        assertThat(state.tokens().chunks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{'type':'response.failed','response':{'status':'failed','error':{'code':'server_error','message':'no room'}}}",
                "{'type':'error','code':'server_error','message':'no room','param':null}"
            })
    void aFailureIsToldInTheServersWords(String data) throws ProtocolException {
        StreamState state = replay(text("a") + event(data));
        assertThat(state.error()).isEqualTo("no room");
    }

    @Test
    void withoutItsLastEventAnAnswerIsNotComplete() throws ProtocolException {
        StreamState state = replay(text("a") + event("{'type':'response.output_text.done','text':'a'}"));
        assertThat(state.isComplete()).isFalse();
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) throws ProtocolException {
        return Json.parse(text.replace('\'', '"'));
    }

    private static String text(String text) {
        return event("{'type':'response.output_text.delta','item_id':'i','delta':'" + text + "'}");
    }

    private static String event(String data) {
        return "event: x\ndata: " + data.replace('\'', '"') + "\n\n";
    }

    private static StreamState replay(String stream) throws ProtocolException {
        return TranscriptReplay.of(DIALECT, "text/event-stream", stream.getBytes(StandardCharsets.UTF_8));
    }
}
