package inference.workload;

import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import java.util.List;
import java.util.OptionalInt;

/**
 * Request of a recorded trace.
 *
 * @param atNs send time, ns since the trace's own origin
 * @param session id of its conversation; empty for a request without one
 * @param turn number among the replayed requests of its session, from 1; 0 without a session
 * @param work content of the request
 */
public record TraceRequest(long atNs, String session, int turn, Work work) {

    /** Request whose turn is not known yet. */
    TraceRequest(long atNs, String session, Work work) {
        this(atNs, session, 0, work);
    }

    TraceRequest asTurn(int number) {
        return new TraceRequest(atNs, session, number, work);
    }

    /** Content of a request. */
    public sealed interface Work {}

    /**
     * Content known only by its lengths.
     *
     * @param blocks ids of the prompt's blocks of {@value Trace#BLOCK_TOKENS} tokens; equal ids mean equal text. Empty if the prompt
     *     shares nothing with others
     */
    public record Sized(Lengths lengths, List<Long> blocks) implements Work {
        public Sized {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Content known by its text.
     *
     * @param maxTokens token limit of the answer; absent for the simulation's
     * @param body fields to merge into the request's body
     */
    public record Worded(List<Message> messages, OptionalInt maxTokens, BodyPatch body) implements Work {
        public Worded {
            messages = List.copyOf(messages);
        }
    }
}
