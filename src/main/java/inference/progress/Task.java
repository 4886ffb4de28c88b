package inference.progress;

import java.util.Optional;

/** Something of a run that takes time and knows how far it is. Asked by another thread than those that do it. */
public interface Task {

    /**
     * Where it is.
     *
     * @param nowNs {@link System#nanoTime()}
     * @return empty while it has not begun
     */
    Optional<Position> position(long nowNs);
}
