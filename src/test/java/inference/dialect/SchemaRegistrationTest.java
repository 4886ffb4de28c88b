package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.stream.Delta;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistrationTest {

    private final SchemaRegistration registration = new SchemaRegistration();

    @Test
    void theIdStandsForTheSchema() throws ProtocolException {
        assertThat(SchemaRegistration.body(Json.object().put("type", "object")))
                .isEqualTo("{\"schema\":{\"type\":\"object\"}}");
        assertThat(registration.parse(new StreamEvent("", "{\"schema_id\":\"s-1\",\"at\":5}")))
                .isSameAs(Delta.DONE);
        assertThat(registration.id().textValue()).isEqualTo("s-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"schema_id\":7}", "{\"schema_id\":null}", "[]", "\"s-1\"", "s-1"})
    void anAnswerWithoutAnIdIsNone(String answer) {
        assertThatThrownBy(() -> registration.parse(new StreamEvent("", answer)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void aSchemaIsAsGoodAsCreated() {
        assertThat(registration.isAnswer(200)).isTrue();
        assertThat(registration.isAnswer(201)).isTrue();
        assertThat(registration.isAnswer(202)).isFalse();
    }

    @Test
    void schemasAreRegisteredWhereTheyAreUsed() {
        assertThat(new GatewayDialect(false, false).schemaPath()).hasValue("/api/v1/schemas");
        assertThat(new GatewayDialect(true, false).schemaPath()).isEmpty();
    }
}
