package mock.engine;

/** Listener for the events of one generation, as the performance model schedules them. Called on the server's event loop. */
public interface GenerationListener {

    /** The model is loaded and the request has a slot; reading the prompt begins. */
    void started();

    /**
     * Token {@code index} is generated.
     *
     * @param index from 0
     * @param dueNs when the model had it due, {@link System#nanoTime()}
     */
    void token(int index, long dueNs);

    /** All tokens are generated; the slot is free again. */
    void finished();
}
