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
        String error) {

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

    /** The end mark and nothing else. */
    public static final Delta DONE = new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, true, "");

    /** The server's token counts; each absent if not given. */
    public record Usage(OptionalInt prompt, OptionalInt output) {
        public static final Usage NONE = new Usage(OptionalInt.empty(), OptionalInt.empty());
    }

    /** A failure told inside the stream. */
    public static Delta error(String message) {
        return new Delta(false, 0, "", "", false, "", Usage.NONE, ServerTiming.NONE, false, message);
    }

    /** Whether the event brings the user something: text, reasoning or a tool call. An empty role delta does not. */
    public boolean isToken() {
        return !content.isEmpty() || !reasoning.isEmpty() || toolCall;
    }
}
