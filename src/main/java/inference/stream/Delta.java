package inference.stream;

import java.util.OptionalInt;
import run.Generation.ServerTiming;

/**
 * Content of one event of a stream, in terms common to all dialects.
 *
 * @param choices whether the event is part of the answer at all (an empty role delta is, a usage report is not)
 * @param choice index of the choice it belongs to (0 unless several answers were asked for)
 * @param content answer text; empty if none
 * @param reasoning text of the model's reasoning; empty if none
 * @param toolCall whether it carries a piece of a tool call
 * @param finishReason why the answer ended, in the server's word; empty while it goes on. A word that means failure is an error
 * @param usage the server's counts, if it gives any
 * @param server the server's own timings; {@link ServerTiming#NONE} if it gives none
 * @param done whether it marks the end of the stream ({@code [DONE]}, {@code done: true})
 * @param error the server's words on a failure; empty if there is none
 * @param inputs how many of the inputs it answers, where that is no text: by a vector, by a score
 */
public record Delta(
        boolean choices,
        int choice,
        String content,
        String reasoning,
        boolean toolCall,
        String finishReason,
        Usage usage,
        ServerTiming server,
        boolean done,
        String error,
        int inputs) {

    /** Of an answer that is a text. */
    public Delta(
            boolean choices,
            int choice,
            String content,
            String reasoning,
            boolean toolCall,
            String finishReason,
            Usage usage,
            ServerTiming server,
            boolean done,
            String error) {
        this(choices, choice, content, reasoning, toolCall, finishReason, usage, server, done, error, 0);
    }

    /** A whole answer that has something for each of {@code inputs}. */
    public static Delta answered(int inputs, Usage usage) {
        return new Delta(true, 0, "", "", false, "", usage, ServerTiming.NONE, true, "", inputs);
    }

    public Delta {
        if (!finishReason.isEmpty()) {
            finishReason = FinishWords.clean(finishReason);
            if (error.isEmpty() && FinishWords.isFailure(finishReason)) {
                error = "the server ended the answer with finish_reason \"" + finishReason + "\"";
            }
        }
        if (!error.isEmpty()) {
            error = ErrorText.shorten(error);
        }
    }

    /** Says nothing of the answer. */
    public static final Delta NOTHING =
            new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, false, "");

    /** The end mark and nothing else. */
    public static final Delta DONE = new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, true, "");

    /**
     * The server's token counts; each absent if not given.
     *
     * @param prompt of the whole prompt
     * @param output of the whole answer
     * @param cached tokens of the prompt that came from a cache
     * @param reasoning tokens of the answer that were reasoning
     */
    public record Usage(OptionalInt prompt, OptionalInt output, OptionalInt cached, OptionalInt reasoning) {
        public static final Usage NONE = new Usage(OptionalInt.empty(), OptionalInt.empty());

        /** Without the parts. */
        public Usage(OptionalInt prompt, OptionalInt output) {
            this(prompt, output, OptionalInt.empty(), OptionalInt.empty());
        }

        /** This, with what {@code earlier} had and this has not. */
        Usage after(Usage earlier) {
            return new Usage(
                    prompt.isPresent() ? prompt : earlier.prompt,
                    output.isPresent() ? output : earlier.output,
                    cached.isPresent() ? cached : earlier.cached,
                    reasoning.isPresent() ? reasoning : earlier.reasoning);
        }
    }

    /** A failure told inside the stream. */
    public static Delta error(String message) {
        return new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, false, message);
    }

    /** Whether the event brings the user something: text, reasoning, a tool call, vectors. An empty role delta does not. */
    public boolean isToken() {
        return !content.isEmpty() || !reasoning.isEmpty() || toolCall || inputs > 0;
    }
}
