package inference.workload;

import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import java.util.List;
import java.util.OptionalInt;

/**
 * A request of a recorded trace.
 *
 * @param atNs when it was sent, from the trace's own zero
 * @param session requests of one conversation have the same; empty: it stands alone
 * @param turn number within the session, of the requests that are replayed, from 1; 0 if it stands alone
 * @param work what is to be done
 */
public record TraceRequest(long atNs, String session, int turn, Work work) {

    /** One whose turn is not known yet. */
    TraceRequest(long atNs, String session, Work work) {
        this(atNs, session, 0, work);
    }

    TraceRequest asTurn(int number) {
        return new TraceRequest(atNs, session, number, work);
    }

    /** What a request asks for. */
    public sealed interface Work {}

    /**
     * Known by its lengths only.
     *
     * @param blocks ids of the blocks of {@value Trace#BLOCK_TOKENS} tokens that the prompt is made of: the same id is the same text;
     *     empty if the prompt shares nothing with another
     */
    public record Sized(Lengths lengths, List<Long> blocks) implements Work {
        public Sized {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Known by its text.
     *
     * @param maxTokens absent: the simulation's
     * @param body fields of the request's body
     */
    public record Worded(List<Message> messages, OptionalInt maxTokens, BodyPatch body) implements Work {
        public Worded {
            messages = List.copyOf(messages);
        }
    }
}
