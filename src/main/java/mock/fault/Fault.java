package mock.fault;

import io.netty.buffer.ByteBuf;
import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.AnswerRequest;
import mock.answer.Frame;
import mock.answer.Framing;
import mock.answer.ServedApi;
import mock.http.Head;
import mock.http.ServerExchange;

/**
 * A way in which an answer goes wrong. Each method handles one stage of an answer and is correct by default, so a fault
 * overrides only the stages that it changes. An instance serves one request and may keep state.
 */
public interface Fault {

    /** No fault. */
    Fault NONE = new Fault() {};

    /** Replacement of an event; see {@link Fault#apply}. */
    interface EventFault {
        List<Step> apply(Frame frame, int tokens, AnswerFormat format);
    }

    /** A fault that only replaces events. */
    static Fault ofEvents(EventFault fault) {
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                return fault.apply(frame, tokens, format);
            }
        };
    }

    /** Time at which the head of a stream is sent. */
    enum HeadersAt {
        /** When the request gets its slot. */
        SLOT,
        FIRST_TOKEN,
        NEVER
    }

    /** Answers the request instead of the server; false if the server must answer. */
    default boolean takesOver(ServerExchange exchange, ServedApi dialect) {
        return false;
    }

    /** Changes the request. */
    default AnswerRequest request(AnswerRequest request) {
        return request;
    }

    default HeadersAt headersAt() {
        return HeadersAt.SLOT;
    }

    default Head head(Head head) {
        return head;
    }

    default int tokensPerChunk(int configured) {
        return configured;
    }

    default Framing framing(Framing framing) {
        return framing;
    }

    /**
     * Steps performed instead of sending an event.
     *
     * @param tokens tokens sent in earlier events of this answer
     */
    default List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
        return List.of(new Step.Send(frame));
    }

    /** Whether a pull stops at {@code bytes} of {@code total} while its lines go on. */
    default boolean stallsPull(long bytes, long total) {
        return false;
    }

    /** Sends the head of a stream. */
    default void begin(ServerExchange exchange, Head head) {
        exchange.begin(head);
    }

    /** Hands a framed part of the stream to the connection, which releases the buffer. */
    default void send(ServerExchange exchange, ByteBuf framed) {
        exchange.send(framed);
    }

    /** Ends a stream. */
    default void end(ServerExchange exchange) {
        exchange.end();
    }

    /** Sends an answer that is not streamed. */
    default void respond(ServerExchange exchange, Head head, byte[] body) {
        exchange.respond(head, body);
    }
}
