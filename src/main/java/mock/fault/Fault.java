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
 * A way in which an answer goes wrong. Every method stands for a moment of an answer and does the right thing by default,
 * so that a fault says only where it differs. An instance serves one request and may keep state.
 */
public interface Fault {

    /** Nothing goes wrong. */
    Fault NONE = new Fault() {};

    /** When the head of a stream is sent. */
    enum HeadersAt {
        /** As soon as the request has a slot. */
        SLOT,
        FIRST_TOKEN,
        NEVER
    }

    /** Answers in the place of the server; false if it leaves that to the server. */
    default boolean takesOver(ServerExchange exchange, ServedApi dialect) {
        return false;
    }

    /** Changes what is asked for. */
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
     * What happens in the place of an event.
     *
     * @param tokens tokens sent in earlier events of this answer
     */
    default List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
        return List.of(new Step.Send(frame));
    }

    /** Whether a download makes no progress beyond {@code bytes} of {@code total}, though its lines go on. */
    default boolean stallsPull(long bytes, long total) {
        return false;
    }

    /** Sends the head of a stream. */
    default void begin(ServerExchange exchange, Head head) {
        exchange.begin(head);
    }

    /** Hands a framed part of the stream to the connection; takes over the buffer. */
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
