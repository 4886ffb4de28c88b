package inference.stream;

import inference.stream.Delta.Usage;
import java.util.OptionalInt;

/** Token counts that the server has reported so far. */
final class ServerCounts {

    private Usage usage = Usage.NONE;
    /** Number of events that only had counts. */
    private int ownEvents;

    private int outputOfOwnEvents;

    /** Whether the event has token counts. */
    static boolean isIn(Delta delta) {
        return delta.usage().output().isPresent() || delta.usage().prompt().isPresent();
    }

    /**
     * Adds the counts of an event. The last report that is not zero counts, because some servers count up on every event and
     * some send zeros first. llama.cpp sends one report per choice; these are added up. Anthropic reports the prompt first and
     * the answer last.
     */
    void add(Delta delta) {
        if (!isIn(delta)) {
            return;
        }
        Usage given = delta.usage();
        if (!delta.choices()) {
            ownEvents++;
            outputOfOwnEvents += given.output().orElse(0);
        }
        boolean allZero = given.output().orElse(0) == 0 && given.prompt().orElse(0) == 0;
        if (!allZero || usage.output().isEmpty()) {
            usage = given.after(usage);
        }
    }

    /** Whether there was an event that only had counts. */
    boolean hasOwnEvents() {
        return ownEvents > 0;
    }

    boolean hasOutput() {
        return usage.output().isPresent();
    }

    /** Tokens of the answer; of all answers together if there are several. */
    OptionalInt output(boolean several) {
        return several && ownEvents > 1 ? OptionalInt.of(outputOfOwnEvents) : usage.output();
    }

    Usage usage() {
        return usage;
    }
}
