package mock.engine;

/** Listener for the events of one generation, called on the server's event loop when the performance model has them due. */
public interface GenerationListener {

    /** The model is loaded, the request has a slot, and prefill begins. */
    void started();

    /**
     * Token {@code index} is generated.
     *
     * @param index from 0
     * @param dueNs {@link System#nanoTime()} at which the token was due
     */
    void token(int index, long dueNs);

    /** All tokens are generated and the slot is free again. */
    void finished();
}
