package mock.answer;

import java.util.List;

/** The shape of an answer in one endpoint of one dialect; an instance serves one request. */
public interface AnswerFormat {

    Framing framing();

    /** Whether the head of a stream is sent as soon as the request has a slot, or with the first token. */
    default boolean headersEarly() {
        return true;
    }

    /** Events sent together with the first token, before it. */
    default List<Frame> opening() {
        return List.of();
    }

    /**
     * An event with text.
     *
     * @param choice which of several answers, from 0
     * @param json the inside of a JSON string, UTF-8
     */
    Frame content(int choice, byte[] json);

    /** Whether the event with the finish reason is the last one. */
    default boolean endsWithFinish() {
        return !framing().isSse();
    }

    /** Events that end the stream. */
    List<Frame> closing(CompletedAnswer summary);

    /** The body of an answer that is not streamed. */
    byte[] whole(CompletedAnswer summary);

    /** How this dialect reports an error in a stream that has already begun. */
    Frame error(String message);

    /** An event with text of the model's reasoning, in the field of that name if the dialect has several; text if it has none. */
    default Frame reasoning(String field, byte[] json) {
        return content(0, json);
    }

    /**
     * An event with a part of a call of a tool; text in a dialect without tools.
     *
     * @param json of its arguments, as the inside of a JSON string
     */
    default Frame toolCall(int part, String name, byte[] json) {
        return content(0, json);
    }

    /** Whether a call of a tool comes whole, in one event. */
    default boolean callsAtOnce() {
        return false;
    }
}
