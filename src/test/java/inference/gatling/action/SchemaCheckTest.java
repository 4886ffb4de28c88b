package inference.gatling.action;

import static org.assertj.core.api.Assertions.assertThat;

import inference.feeders.Feeder;
import inference.feeders.StructuredCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

    private final List<StructuredCase> cases = StructuredCase.all(Feeder.load(StructuredCase.FILE));
    private final SchemaCheck simple = new SchemaCheck(cases.get(0).schema());
    private final SchemaCheck array = new SchemaCheck(cases.get(2).schema());

    @Test
    void passesADocumentThatIsValid() {
        assertThat(simple.violation("{\"name\":\"Ada\",\"age\":36,\"email\":\"ada@example.org\"}"))
                .isEmpty();
    }

    @Test
    void namesTheViolationAndItsPlace() {
        assertThat(simple.violation("{\"name\":\"Ada\",\"age\":\"36\",\"email\":\"a\"}")
                        .orElseThrow())
                .startsWith("does not match the schema: ")
                .contains("/age")
                .contains("integer");
        assertThat(simple.violation("{\"name\":\"Ada\"}").orElseThrow())
                .contains("age")
                .endsWith("(and 1 more)");
        assertThat(array.violation("[]").orElseThrow()).contains("at least 5");
    }

    @Test
    void anAnswerThatIsNoSingleDocumentFails() {
        assertThat(simple.violation("")).hasValue("expected a JSON document, got no text");
        assertThat(simple.violation("Sure! {\"name\":\"Ada\"}").orElseThrow()).startsWith("not a JSON document: ");
        assertThat(simple.violation("{\"name\":\"Ada\",\"age\":36").orElseThrow())
                .startsWith("not a JSON document: ");
        assertThat(simple.violation("{\"name\":\"Ada\",\"age\":36,\"email\":\"a\"} {}")
                        .orElseThrow())
                .startsWith("not a JSON document: ");
    }
}
