package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.GenerationRequest.Message;
import inference.dialect.OpenAiDialect.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPatchTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static ObjectNode object(String json) throws Exception {
        return (ObjectNode) MAPPER.readTree(json);
    }

    /** The examples of RFC 7396, appendix A, whose target and patch are objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'b'}|{'a':'c'}|{'a':'c'}",
                "{'a':'b'}|{'b':'c'}|{'a':'b','b':'c'}",
                "{'a':'b'}|{'a':null}|{}",
                "{'a':'b','b':'c'}|{'a':null}|{'b':'c'}",
                "{'a':['b']}|{'a':'c'}|{'a':'c'}",
                "{'a':'c'}|{'a':['b']}|{'a':['b']}",
                "{'a':{'b':'c'}}|{'a':{'b':'d','c':null}}|{'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}|{'a':[1]}|{'a':[1]}",
                "{'e':null}|{'a':1}|{'e':null,'a':1}",
                "{}|{'a':{'bb':{'ccc':null}}}|{'a':{'bb':{}}}"
            },
            quoteCharacter = '~')
    void mergesAsTheRfcSays(String target, String patch, String merged) throws Exception {
        ObjectNode body = object(target.replace('\'', '"'));
        BodyPatch.parse(patch.replace('\'', '"')).applyTo(body);
        assertThat(body).isEqualTo(object(merged.replace('\'', '"')));
    }

    @Test
    void theLaterPatchWinsAndCanRemoveWhatTheEarlierOneSet() throws Exception {
        ObjectNode body = object("{}");
        BodyPatch.parse("{\"top_p\":0.9,\"k\":1}")
                .and(BodyPatch.parse("{\"top_p\":0.5,\"k\":null}"))
                .applyTo(body);
        assertThat(body).isEqualTo(object("{\"top_p\":0.5}"));
    }

    @Test
    void everyDialectSendsIt() throws Exception {
        GenerationRequest request = new GenerationRequest(
                "m",
                List.of(Message.user("hi")),
                5,
                OptionalDouble.empty(),
                Optional.empty(),
                BodyPatch.parse("{\"top_p\":0.5,\"stream_options\":null,\"options\":{\"num_ctx\":8}}"));
        for (Dialect dialect : Arrays.asList(
                new OpenAiDialect(Endpoint.CHAT, true),
                new OpenAiDialect(Endpoint.COMPLETIONS, false),
                new OllamaDialect(true),
                new OllamaDialect(false),
                new GatewayDialect(false, true),
                new GatewayDialect(true, false))) {
            JsonNode body = MAPPER.readTree(dialect.body(request));
            assertThat(body.path("top_p").asDouble()).as(dialect.name()).isEqualTo(0.5);
            assertThat(body.has("stream_options")).as(dialect.name()).isFalse();
            assertThat(body.path("options").path("num_ctx").asInt()).isEqualTo(8);
            assertThat(body.path("model").asText()).isEqualTo("m");
        }
        JsonNode ollama = MAPPER.readTree(new OllamaDialect(true).body(request));
        assertThat(ollama.path("options").path("num_predict").asInt())
                .as("merged into the dialect's own object")
                .isEqualTo(5);
    }

    @Test
    void whatCannotBeMergedIsRefusedWithItsReason() {
        assertThatThrownBy(() -> BodyPatch.parse("{\"a\": 1,\n b: 2}"))
                .hasMessage("not JSON: line 2, column 2: found b, expected the name of a field in double quotes;"
                        + " an example, quoted for a shell: '{\"top_p\": 0.9}'");
        assertThatThrownBy(() -> BodyPatch.parse("{} {}"))
                .hasMessageStartingWith(
                        "not JSON: line 1, column 4: expected the end after the first value; an example");
        assertThatThrownBy(() -> BodyPatch.parse("[1]"))
                .hasMessageStartingWith("expected a JSON object, found [1]; an ");
        assertThatThrownBy(() -> BodyPatch.parse(""))
                .hasMessageStartingWith("expected a JSON object, found nothing; an example");
        assertThatThrownBy(() -> BodyPatch.parse("{\"stream\":false}"))
                .hasMessageContaining("\"stream\" cannot be set");
        assertThatThrownBy(() -> BodyPatch.parse("{\"model\":\"x\"}")).hasMessageContaining("-Dmodels");
    }
}
