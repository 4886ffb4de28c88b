package mock.engine;

/** A generation in progress. Not thread-safe: only the server's event loop uses it. */
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
     * Size of a generation.
     *
     * @param promptTokens tokens of the prompt, cached ones included
     * @param cachedTokens tokens at the beginning of the prompt that need no prefill
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

    /** Time spent waiting for the model to load, ns. */
    public long loadNs() {
        return Math.max(0, loadedNs - submittedNs);
    }

    /** Time from the request to the start of its prefill, ns: model load, wait for a slot, wait for other prefills. */
    public long queueNs() {
        return prefillStartNs - submittedNs;
    }

    /** Duration of the prefill, ns, without the wait for other prefills. */
    public long prefillNs() {
        return prefillEndNs - prefillStartNs;
    }

    /** Time from the first token to the latest, ns. */
    public long decodeNs() {
        return Math.max(0, dueNs - prefillEndNs);
    }

    /** Time since the request was submitted, ns. */
    public long totalNs() {
        return System.nanoTime() - submittedNs;
    }
}
