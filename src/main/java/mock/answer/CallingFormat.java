package mock.answer;

import java.util.ArrayList;
import java.util.List;

/** Format of an answer that calls a tool: its tokens are the arguments. */
public final class CallingFormat implements AnswerFormat {

    private static final byte[] NOTHING = {};

    private final AnswerFormat format;
    private final String tool;
    private int part;

    public CallingFormat(AnswerFormat format, String tool) {
        this.format = format;
        this.tool = tool;
    }

    @Override
    public Framing framing() {
        return format.framing();
    }

    @Override
    public boolean headersEarly() {
        return format.headersEarly();
    }

    @Override
    public boolean endsWithFinish() {
        return format.endsWithFinish();
    }

    @Override
    public boolean callsAtOnce() {
        return format.callsAtOnce();
    }

    /** Adds the tool's name, which precedes the arguments. */
    @Override
    public List<Frame> opening() {
        List<Frame> frames = new ArrayList<>(format.opening());
        if (!format.callsAtOnce()) {
            frames.add(format.toolCall(part++, tool, NOTHING));
        }
        return frames;
    }

    @Override
    public Frame content(int choice, byte[] json) {
        return format.toolCall(part++, tool, json);
    }

    @Override
    public List<Frame> closing(CompletedAnswer summary) {
        return format.closing(summary);
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        return format.whole(summary);
    }

    @Override
    public Frame error(String message) {
        return format.error(message);
    }

    @Override
    public Frame reasoning(String field, byte[] json) {
        return format.reasoning(field, json);
    }

    @Override
    public Frame toolCall(int number, String name, byte[] json) {
        return format.toolCall(number, name, json);
    }
}
