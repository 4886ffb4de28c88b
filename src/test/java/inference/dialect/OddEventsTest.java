package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.dialect.OpenAiDialect.Endpoint;
import inference.stream.Delta;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that differ from what the API promises and still say something. */
class OddEventsTest {

    private static final Dialect OPENAI = new OpenAiDialect(Endpoint.CHAT, false);
    private static final Dialect OLLAMA = new OllamaDialect(true);

    /** The first line alone would be taken for the whole answer. */
    @Test
    void linesUnderTheTypeOfOneDocumentAreNamed() {
        assertThatThrownBy(
                        () -> new OllamaDialect(true).parse(new StreamEvent("", "{\"done\":false}\n{\"done\":true}")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("application/json")
                .hasMessageContaining("proxy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'Add'}]}]}||Add",
                "{'content':[{'type':'thinking','thinking':'Add'},{'type':'text','text':'Four'}]}|Four|Add",
                "{'content':[{'type':'text','text':'Four'},'.']}|Four.|",
                "{'content':[]}||",
                "{'content':[{'type':'text','text':''}]}||",
                "{'content':5}|5|",
                "{'refusal':'I cannot.'}|I cannot.|",
                "{'content':null,'reasoning_content':null,'reasoning':'hm'}||hm",
                "{'content':'','reasoning_content':'','reasoning':'hm'}||hm",
                "{'reasoning_content':'hm','reasoning':''}||hm",
                "{'reasoning_content':'hm','reasoning':'hm'}||hm"
            })
    void textIsFoundInWhateverItComes(String delta, String output, String reasoning) throws ProtocolException {
        Delta parsed = parse(OPENAI, "{'choices':[{'index':0,'delta':" + delta + "}]}");
        assertThat(parsed.content()).isEqualTo(output == null ? "" : output);
        assertThat(parsed.reasoning()).isEqualTo(reasoning == null ? "" : reasoning);
        assertThat(parsed.isToken()).isEqualTo(output != null || reasoning != null);
        assertThat(parsed.error()).isEmpty();
    }

    @Test
    void ollamaToo() throws ProtocolException {
        Delta parsed = parse(OLLAMA, "{'message':{'content':[{'type':'text','text':'Four'}],'thinking':7}}");
        assertThat(parsed.content()).isEqualTo("Four");
        assertThat(parsed.reasoning()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"12,1,6,19,7", "21,0,6,27,6", "12,7,6,19,7", "12,7,0,19,7", "12,7,6,0,7", "12,7,6,99,7"})
    void reasoningBesideTheCompletionIsAdded(int prompt, int completion, int reasoning, int total, int output)
            throws ProtocolException {
        String usage = "{'choices':[],'usage':{'prompt_tokens':" + prompt + ",'completion_tokens':" + completion
                + ",'total_tokens':" + total + ",'completion_tokens_details':{'reasoning_tokens':" + reasoning + "}}}";
        assertThat(parse(OPENAI, usage).usage().output()).hasValue(output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'too long'}}",
                "{'error':'too long'}",
                "{'object':'error','message':'too long'}",
                "{'type':'error','message':'too long'}",
                "{'detail':'too long'}",
                "{'code':400,'message':'too long'}",
                "{'error_message':'too long'}",
                "{'choices':[{'index':0,'delta':{},'error':{'message':'too long'}}]}"
            })
    void anErrorIsFoundWhereverItStands(String event) throws ProtocolException {
        assertThat(parse(OPENAI, event).error()).isEqualTo("too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':false,'choices':[]}",
                "{'error':'','choices':[]}",
                "{'error':null,'choices':[]}",
                "{'type':'ping'}",
                "{'choices':[{'index':0,'delta':{'content':'a'}}],'detail':'x','code':1,'message':'y'}"
            })
    void whatIsNoErrorIsNone(String event) throws ProtocolException {
        assertThat(parse(OPENAI, event).error()).isEmpty();
    }

    private static Delta parse(Dialect dialect, String event) throws ProtocolException {
        return dialect.parse(new StreamEvent("", event.replace('\'', '"')));
    }
}
