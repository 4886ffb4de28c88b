package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect.Endpoint;
import inference.stream.Delta;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiDialectTest {

    private static Delta parse(String json) throws ProtocolException {
        return new OpenAiDialect(Endpoint.CHAT, false).parse(new StreamEvent("", json));
    }

    private static Delta content(String json) throws ProtocolException {
        return parse("{\"choices\":[{\"index\":0,\"delta\":" + json + "}]}");
    }

    @Test
    void contentInBlocksIsReadByTheirType() throws ProtocolException {
        Delta thought =
                content("{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]}]}");
        assertThat(thought.reasoning()).isEqualTo("Hm");
        assertThat(thought.content()).isEmpty();
        assertThat(content("{\"content\":[{\"type\":\"text\",\"text\":\"Four\"}]}")
                        .content())
                .isEqualTo("Four");
    }

    @Test
    void emptyBlocksAreNoTokens() throws ProtocolException {
        assertThat(content("{\"content\":[]}").isToken()).isFalse();
        assertThat(content("{\"content\":[{\"type\":\"text\",\"text\":\"\"}]}").isToken())
                .isFalse();
        assertThat(content("{\"content\":null}").isToken()).isFalse();
    }

    @Test
    void numbersAndRefusalsAreContent() throws ProtocolException {
        assertThat(content("{\"content\":42}").content()).isEqualTo("42");
        assertThat(content("{\"content\":null,\"refusal\":\"No.\"}").content()).isEqualTo("No.");
    }

    /** The total tells whether the reasoning is part of the completion; without one the completion is believed. */
    @ParameterizedTest
    @CsvSource({"12, 1, 6, 19, 7", "21, 0, 6, 27, 6", "12, 7, 6, 19, 7", "12, 1, 6, , 1"})
    void reasoningOnTopOfTheCompletionIsAdded(int prompt, int completion, int reasoning, Integer total, int output)
            throws ProtocolException {
        Delta usage = parse("{\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":"
                + completion + ",\"total_tokens\":" + total + ",\"completion_tokens_details\":{\"reasoning_tokens\":"
                + reasoning + "}}}");
        assertThat(usage.usage().output()).hasValue(output);
    }
}
