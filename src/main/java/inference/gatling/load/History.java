package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation so far. As a rule its system message begins with a mark of its own, so that a server's prefix cache may know it from
 * its own earlier turns and from nothing else.
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

    /** A conversation in which nothing has been said. */
    public static History begin(String system) {
        return new History(system, UniqueMark.next(), List.of());
    }

    /** As above, without a mark: {@code system} is what all conversations have in common; empty: nothing. */
    public static History sharing(String system) {
        return new History(system, "", List.of());
    }

    /** With a message of the user at its end. */
    public History asked(String message) {
        return with(Message.user(message));
    }

    /** With the model's answer at its end. */
    public History answered(String message) {
        return with(new Message("assistant", message));
    }

    /** The same words under another mark: to a prefix cache a stranger. */
    public History marked() {
        return new History(system, UniqueMark.next(), said);
    }

    private History with(Message message) {
        List<Message> longer = new ArrayList<>(said);
        longer.add(message);
        return new History(system, mark, List.copyOf(longer));
    }

    /** As the server gets it. */
    public List<Message> messages() {
        List<Message> all = new ArrayList<>();
        if (!system.isEmpty() || !mark.isEmpty()) {
            all.add(new Message(SYSTEM, mark + system));
        }
        all.addAll(said);
        return all;
    }
}
