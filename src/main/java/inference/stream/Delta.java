package inference.stream;

import java.util.OptionalInt;
import run.Generation.ServerTiming;

/**
 * Content of one event of a stream, in terms common to all dialects.
 *
 * @param choices whether the event is part of the answer (an empty role delta is, a usage report is not)
 * @param choice index of its choice (0 unless several answers were requested)
 * @param content answer text; empty if none
 * @param reasoning text of the model's reasoning; empty if none
 * @param toolCall whether it contains a piece of a tool call
 * @param finishReason the server's finish reason; empty while the answer continues. A reason that means failure is also an error
 * @param usage the server's token counts, if any
 * @param server the server's own timings; {@link ServerTiming#NONE} if absent
 * @param done whether it marks the end of the stream ({@code [DONE]}, {@code done: true})
 * @param error the server's error message; empty if there is none
 * @param inputs number of inputs that it answers with a vector or a score
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

    /** Delta of a text answer. */
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

    /** Complete answer with a vector or a score for each of {@code inputs}. */
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

    /** Event to ignore. */
    public static final Delta NOTHING =
            new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, false, "");

    /** End mark without content. */
    public static final Delta DONE = new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, true, "");

    /**
     * Token counts by the server; each is absent if it was not reported.
     *
     * @param prompt tokens of the whole prompt
     * @param output tokens of the whole answer
     * @param cached prompt tokens that came from a cache
     * @param reasoning answer tokens that were reasoning
     */
    public record Usage(OptionalInt prompt, OptionalInt output, OptionalInt cached, OptionalInt reasoning) {
        public static final Usage NONE = new Usage(OptionalInt.empty(), OptionalInt.empty());

        /** Counts without cached and reasoning tokens. */
        public Usage(OptionalInt prompt, OptionalInt output) {
            this(prompt, output, OptionalInt.empty(), OptionalInt.empty());
        }

        /** These counts, with those of {@code earlier} where absent. */
        Usage after(Usage earlier) {
            return new Usage(
                    prompt.isPresent() ? prompt : earlier.prompt,
                    output.isPresent() ? output : earlier.output,
                    cached.isPresent() ? cached : earlier.cached,
                    reasoning.isPresent() ? reasoning : earlier.reasoning);
        }
    }

    /** Error reported inside the stream. */
    public static Delta error(String message) {
        return new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, false, message);
    }

    /** Whether the event has content: text, reasoning, a tool call, or answered inputs. An empty role delta has none. */
    public boolean isToken() {
        return !content.isEmpty() || !reasoning.isEmpty() || toolCall || inputs > 0;
    }
}
