package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FreshSchemaTest {

    @Test
    void hasTheStructureOfItsCaseAndATitleOfItsOwn() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");

        ObjectNode first = FreshSchema.fresh(schema, "User");
        ObjectNode second = FreshSchema.fresh(schema, "User");

        assertThat(first.get("title").asText())
                .startsWith("User [")
                .isNotEqualTo(second.get("title").asText());
        first.remove("title");
        assertThat(first).isEqualTo(schema);
    }
}
