package mock.answer;

import java.util.List;

/** Format of the answers of one endpoint. An instance serves one request. */
public interface AnswerFormat {

    Framing framing();

    /** Whether the head of a stream is sent when the request gets its slot, and not with the first token. */
    default boolean headersEarly() {
        return true;
    }

    /** Events sent before the first token, in the same write. */
    default List<Frame> opening() {
        return List.of();
    }

    /**
     * An event with text.
     *
     * @param choice index of the answer, from 0
     * @param json text as the inside of a JSON string, UTF-8
     */
    Frame content(int choice, byte[] json);

    /** Whether the event with the finish reason is the last. */
    default boolean endsWithFinish() {
        return !framing().isSse();
    }

    /** Events that end the stream. */
    List<Frame> closing(CompletedAnswer summary);

    /** The body of an answer that is not streamed. */
    byte[] whole(CompletedAnswer summary);

    /** An event with an error, for a stream that has begun. */
    Frame error(String message);

    /** An event with reasoning, in {@code field} if the dialect has several such fields; plain text if it has none. */
    default Frame reasoning(String field, byte[] json) {
        return content(0, json);
    }

    /**
     * An event with a part of a tool call; plain text in a dialect without tools.
     *
     * @param part index of the part, from 0
     * @param json part of the arguments as the inside of a JSON string, UTF-8
     */
    default Frame toolCall(int part, String name, byte[] json) {
        return content(0, json);
    }

    /** Whether a tool call is sent in one event. */
    default boolean callsAtOnce() {
        return false;
    }
}
