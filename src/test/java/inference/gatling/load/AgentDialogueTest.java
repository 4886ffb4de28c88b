package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.GenerationRequest.Message;
import inference.feeders.AgentTask;
import inference.feeders.Feeder;
import inference.stream.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentDialogueTest {

    private static final AgentTask SHOP =
            AgentTask.all(Feeder.load("feeders/agents.jsonl")).get(1);
    private static final ToolCall STOCK = new ToolCall("c1", "stock", "{\"article\": \"A\"}");

    @Test
    void toolsAreAnsweredUntilNoneIsCalledThenTheUserGoesOn() {
        AgentDialogue dialogue = AgentDialogue.begin(SHOP).next().answered("", List.of(STOCK, STOCK));
        assertThat(dialogue.awaitsUser()).isFalse();
        dialogue = dialogue.next().answered("Two are sold out.", List.of());
        assertThat(dialogue.awaitsUser()).isTrue();
        assertThat(dialogue.isOver()).isFalse();
        assertThat(dialogue.generations()).isEqualTo(2);
        assertThat(dialogue.messages())
                .extracting(Message::role)
                .containsExactly("system", "user", "assistant", "tool", "tool", "assistant");
        // Call after call the tool has its next result.
        assertThat(dialogue.messages())
                .extracting(Message::content)
                .contains(SHOP.result("stock", 0), SHOP.result("stock", 1));
        for (int i = 0; i < 2; i++) {
            dialogue = dialogue.next().answered("Done.", List.of());
        }
        assertThat(dialogue.isOver()).isTrue();
    }

    @Test
    void anAgentThatGoesOnCallingIsLedOn() {
        AgentDialogue dialogue = AgentDialogue.begin(SHOP);
        int generations = 0;
        while (!dialogue.isOver()) {
            dialogue = dialogue.next().answered("", List.of(new ToolCall("", "fly", "{")));
            generations++;
        }
        assertThat(generations)
                .isEqualTo(AgentDialogue.MAX_ROUNDS * SHOP.turns().size());
        assertThat(dialogue.messages()).extracting(Message::content).contains("{\"error\": \"there is no such tool\"}");
    }
}
