package inference.stream;

import inference.stream.Delta.Usage;
import java.util.OptionalInt;

/** What the server has counted so far. */
final class ServerCounts {

    private Usage usage = Usage.NONE;
    /** Events that were nothing but counts. */
    private int ownEvents;

    private int outputOfOwnEvents;

    /** Whether the event has counts. */
    static boolean isIn(Delta delta) {
        return delta.usage().output().isPresent() || delta.usage().prompt().isPresent();
    }

    /**
     * Some servers count up on every event, some send zeros before the true count, and llama.cpp sends one report per
     * choice when several answers were asked for: the last report that is not zero counts, reports per choice add up.
     * Anthropic's counts of the prompt come first and those of the answer last.
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

    /** Whether an event was nothing but counts. */
    boolean hasOwnEvents() {
        return ownEvents > 0;
    }

    boolean hasOutput() {
        return usage.output().isPresent();
    }

    /** Tokens of the answer, or of all of several. */
    OptionalInt output(boolean several) {
        return several && ownEvents > 1 ? OptionalInt.of(outputOfOwnEvents) : usage.output();
    }

    Usage usage() {
        return usage;
    }
}
