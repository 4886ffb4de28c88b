package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Conversation so far; immutable. Usually its system message begins with a unique mark, so that a server's prefix cache can reuse
 * only the conversation's own earlier turns.
 */
public final class History {

    private static final String SYSTEM = "system";

    private final String system;
    private final String mark;
    private final List<Message> said;

    private History(String system, String mark, List<Message> said) {
        this.system = system;
        this.mark = mark;
        this.said = said;
    }

    /** New conversation with a unique mark. */
    public static History begin(String system) {
        return new History(system, UniqueMark.next(), List.of());
    }

    /** New conversation without a mark, which shares {@code system} with others; empty for no system message. */
    public static History sharing(String system) {
        return new History(system, "", List.of());
    }

    /** Conversation with another message of the user. */
    public History asked(String message) {
        return with(Message.user(message));
    }

    /** Conversation with another answer of the model. */
    public History answered(String message) {
        return with(new Message("assistant", message));
    }

    /** Conversation with a new mark, which no prefix cache knows. */
    public History marked() {
        return new History(system, UniqueMark.next(), said);
    }

    private History with(Message message) {
        List<Message> longer = new ArrayList<>(said);
        longer.add(message);
        return new History(system, mark, List.copyOf(longer));
    }

    /** Messages to send to the server, oldest first. */
    public List<Message> messages() {
        List<Message> all = new ArrayList<>();
        if (!system.isEmpty() || !mark.isEmpty()) {
            all.add(new Message(SYSTEM, mark + system));
        }
        all.addAll(said);
        return all;
    }
}
