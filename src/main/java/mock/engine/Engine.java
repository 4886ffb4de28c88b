package mock.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Performance model: computes when a real inference server would have each token ready.
 *
 * <ul>
 *   <li>A model is loaded before its first use, in the catalogue's cold or warm load time.
 *   <li>Requests wait for one of {@code slots} slots, first come, first served.
 *   <li>Prompts are prefilled one after another at the prefill rate, because prefill is compute-bound and shares the GPU.
 *       The first token is ready when its prompt is prefilled.
 *   <li>All slots decode concurrently (continuous batching); a step of b streams takes
 *       {@code (1 + batchCost * (b - 1)) / decodePerSecond}. Each stream steps at its own
 *       phase, at the current rate of the batch. This fluid approximation spreads the sends of a large batch over its step.
 *   <li>Every duration is multiplied by a seeded log-normal factor with mean 1.
 * </ul>
 *
 * Not thread-safe: only the server's event loop uses it.
 */
public final class Engine {

    private static final double NS_PER_SECOND = 1e9;

    private final Tuning tuning;
    private final PreciseScheduler scheduler;
    private final SplittableRandom seeds;
    private final Map<String, ModelRuntime> models = new LinkedHashMap<>();
    private final ArrayDeque<PacedAnswer> queue = new ArrayDeque<>();
    private int busySlots;
    private int decoding;
    private long contextTokens;
    private long prefillFreeAtNs = System.nanoTime();

    /**
     * Deviations of this server from its catalogue.
     *
     * @param slots concurrent generations, > 0
     * @param maxQueue requests that may wait for a slot, >= 0
     * @param timeScale speed relative to the catalogue: 2 is twice as fast
     * @param decodeSlowdown factor on decode times: 1.3 is 30 % slower
     * @param prefillSlowdown factor on prefill times: 1.5 is 50 % slower
     * @param jitter sigma of the log-normal scatter, 0 for none
     */
    public record Tuning(
            int slots,
            int maxQueue,
            double timeScale,
            double decodeSlowdown,
            double prefillSlowdown,
            double jitter,
            long seed) {}

    public Engine(Tuning tuning, List<ModelSpec> catalogue, boolean preloaded, PreciseScheduler scheduler) {
        this.tuning = tuning;
        this.scheduler = scheduler;
        this.seeds = new SplittableRandom(tuning.seed());
        catalogue.forEach(spec -> models.put(spec.name(), new ModelRuntime(spec, true, preloaded)));
    }

    /** Every model of the catalogue, on disk or not. */
    public List<ModelRuntime> models() {
        return List.copyOf(models.values());
    }

    /** The model with that name or full name; empty if the catalogue has none. */
    public Optional<ModelRuntime> model(String name) {
        ModelRuntime exact = models.get(name);
        return exact != null
                ? Optional.of(exact)
                : models.values().stream()
                        .filter(m -> m.spec().fullName().equals(name))
                        .findFirst();
    }

    /** Whether all slots are busy and the queue has no room. */
    public boolean isFull() {
        return busySlots >= tuning.slots() && queue.size() >= tuning.maxQueue();
    }

    public int activeSlots() {
        return busySlots;
    }

    public int queued() {
        return queue.size();
    }

    /** Tokens of all prompts and answers that are in slots now. */
    public long contextTokens() {
        return contextTokens;
    }

    /** Duration of the catalogue, divided by the time scale, ns. */
    public long scaledNs(double seconds) {
        return (long) (seconds * NS_PER_SECOND / tuning.timeScale());
    }

    public PreciseScheduler scheduler() {
        return scheduler;
    }

    /** Runs {@code action} when the model is loaded, at once if it already is. */
    public void whenLoaded(ModelRuntime model, Runnable action) {
        if (model.isLoaded()) {
            action.run();
        } else if (model.await(action)) {
            scheduler.at(System.nanoTime() + scaledNs(model.loadSeconds()), model::loadedNow);
        }
    }

    /** A new generation for {@link #submit}; {@code listener} gets its events until it is finished or cancelled. */
    public PacedAnswer prepare(ModelRuntime model, PacedAnswer.Work work, GenerationListener listener) {
        return new PacedAnswer(model, work, listener, new Jitter(seeds.nextLong(), tuning.jitter()));
    }

    /** Starts a generation as soon as its model is loaded and a slot is free. */
    public void submit(PacedAnswer generation) {
        whenLoaded(generation.model(), () -> {
            generation.loadedNs = System.nanoTime();
            if (generation.over) {
                return;
            }
            queue.add(generation);
            fillSlots();
        });
    }

    /** Removes a generation from its slot or the queue; does nothing if it is finished. */
    public void cancel(PacedAnswer generation) {
        if (generation.over) {
            return;
        }
        generation.over = true;
        if (generation.active) {
            release(generation);
        } else {
            queue.remove(generation);
        }
    }

    private void fillSlots() {
        while (busySlots < tuning.slots() && !queue.isEmpty()) {
            prefill(queue.poll());
        }
    }

    private void prefill(PacedAnswer g) {
        busySlots++;
        g.active = true;
        contextTokens += g.work().promptTokens();
        long now = System.nanoTime();
        double seconds = (g.work().promptTokens() - g.work().cachedTokens())
                / g.model().spec().prefillPerSecond()
                * tuning.prefillSlowdown()
                * g.jitter.next();
        g.prefillStartNs = Math.max(now, prefillFreeAtNs);
        g.prefillEndNs = g.prefillStartNs + scaledNs(seconds);
        prefillFreeAtNs = g.prefillEndNs;
        g.dueNs = g.prefillEndNs;
        g.listener().started();
        scheduler.at(g.dueNs, () -> decode(g));
    }

    private void decode(PacedAnswer g) {
        if (g.over) {
            return;
        }
        if (g.tokens == 0) {
            decoding++;
        }
        contextTokens++;
        int index = g.tokens++;
        g.listener().token(index, g.dueNs);
        if (g.over) {
            return;
        }
        if (g.tokens == g.work().outputTokens()) {
            g.over = true;
            release(g);
            g.listener().finished();
        } else {
            g.dueNs += stepNs(g);
            scheduler.at(g.dueNs, () -> decode(g));
        }
    }

    private long stepNs(PacedAnswer g) {
        ModelSpec spec = g.model().spec();
        double batch = 1 + spec.batchCost() * (decoding - 1);
        return scaledNs(batch / spec.decodePerSecond() * tuning.decodeSlowdown() * g.jitter.next());
    }

    private void release(PacedAnswer g) {
        g.active = false;
        busySlots--;
        contextTokens -= g.work().promptTokens() + g.tokens;
        if (g.tokens > 0) {
            decoding--;
        }
        // Not here, within a callback: the next generation may call back at once.
        scheduler.at(System.nanoTime(), this::fillSlots);
    }
}
