package mock.engine;

/** One answer in the making. Confined to the server's event loop. */
public final class PacedAnswer {

    private final ModelRuntime model;
    private final Work work;
    private final GenerationListener listener;
    final Jitter jitter;
    final long submittedNs = System.nanoTime();
    long loadedNs;
    long prefillStartNs;
    long prefillEndNs;
    long dueNs;
    int tokens;
    boolean active;
    boolean over;

    PacedAnswer(ModelRuntime model, Work work, GenerationListener listener, Jitter jitter) {
        this.model = model;
        this.work = work;
        this.listener = listener;
        this.jitter = jitter;
    }

    /**
     * What there is to do.
     *
     * @param promptTokens tokens of the prompt, cached ones included
     * @param cachedTokens tokens at its beginning that need not be read again
     * @param outputTokens tokens to generate, at least 1
     */
    public record Work(int promptTokens, int cachedTokens, int outputTokens) {}

    public ModelRuntime model() {
        return model;
    }

    public Work work() {
        return work;
    }

    GenerationListener listener() {
        return listener;
    }

    /** Time spent waiting for the model to be loaded. */
    public long loadNs() {
        return Math.max(0, loadedNs - submittedNs);
    }

    /** Time from the request to the beginning of its prompt: loading the model and waiting for a slot and a turn. */
    public long queueNs() {
        return prefillStartNs - submittedNs;
    }

    /** Time spent reading the prompt, without the wait for its turn. */
    public long prefillNs() {
        return prefillEndNs - prefillStartNs;
    }

    /** Time from the first token to the latest one. */
    public long decodeNs() {
        return Math.max(0, dueNs - prefillEndNs);
    }

    /** Time since the request came, waiting for a slot included. */
    public long totalNs() {
        return System.nanoTime() - submittedNs;
    }
}
