package inference.progress;

import java.util.Optional;

/** A part of a run that knows its position. Thread-safe: the display asks for it from its own thread. */
public interface Task {

    /**
     * The position at {@code nowNs}, a {@link System#nanoTime()}; empty before the task begins.
     */
    Optional<Position> position(long nowNs);
}
