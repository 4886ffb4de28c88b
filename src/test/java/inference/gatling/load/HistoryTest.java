package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.GenerationRequest.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void everyTurnRepeatsTheOnesBeforeWordForWord() {
        History first = History.begin("Be brief.").asked("Why?");
        History second = first.answered("Because.").asked("Really?");
        List<Message> messages = second.messages();
        assertThat(messages).startsWith(first.messages().toArray(Message[]::new));
        assertThat(messages).extracting(Message::role).containsExactly("system", "user", "assistant", "user");
        assertThat(messages).extracting(Message::content).endsWith("Why?", "Because.", "Really?");
        assertThat(messages.get(0).content()).endsWith("] Be brief.");
    }

    @Test
    void aNewMarkChangesTheBeginningAndNothingElse() {
        History history = History.begin("Be brief.").asked("Why?");
        List<Message> marked = history.marked().messages();
        assertThat(marked.get(0)).isNotEqualTo(history.messages().get(0));
        assertThat(marked.get(0).content())
                .hasSameSizeAs(history.messages().get(0).content());
        assertThat(marked.get(1)).isEqualTo(history.messages().get(1));
    }
}
