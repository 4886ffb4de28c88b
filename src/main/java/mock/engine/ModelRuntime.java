package mock.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** State of a model: known, on disk, cached in memory, loaded. Confined to the server's event loop. */
public final class ModelRuntime {

    /** Far enough to mean "until unloaded"; what Ollama shows for a negative keep_alive is as far. */
    private static final Instant FOREVER = Instant.parse("2319-01-01T00:00:00Z");

    private final ModelSpec spec;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean onDisk;
    private boolean cached;
    private boolean loaded;
    private long pulledBytes;
    private Instant expiresAt = FOREVER;

    ModelRuntime(ModelSpec spec, boolean onDisk, boolean loaded) {
        this.spec = spec;
        this.onDisk = onDisk;
        this.loaded = loaded;
        this.cached = loaded;
        this.pulledBytes = onDisk ? spec.sizeBytes() : 0;
    }

    public ModelSpec spec() {
        return spec;
    }

    public boolean isOnDisk() {
        return onDisk;
    }

    public boolean isLoaded() {
        if (loaded && Instant.now().isAfter(expiresAt)) {
            unload();
        }
        return loaded;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Bytes downloaded so far; an interrupted pull resumes here. */
    public long pulledBytes() {
        return pulledBytes;
    }

    /** Records progress of a pull; the model is on disk, and not cached in memory, once all bytes are there. */
    public void pulled(long bytes) {
        pulledBytes = Math.min(bytes, spec.sizeBytes());
        onDisk = pulledBytes == spec.sizeBytes();
    }

    /** Removes the model from disk. As with the real Ollama it stays loaded if it is, and is there at once when pulled again. */
    public void delete() {
        onDisk = false;
        cached = false;
        pulledBytes = 0;
    }

    /** Removes the model from the accelerator's memory; its file stays cached, so that the next load is a warm one. */
    public void unload() {
        loaded = false;
    }

    /** Keeps the model loaded for {@code duration} from now; a negative one means for ever. */
    public void keepAlive(Duration duration) {
        expiresAt = duration.isNegative() ? FOREVER : Instant.now().plus(duration);
    }

    double loadSeconds() {
        return cached ? spec.warmLoadSeconds() : spec.coldLoadSeconds();
    }

    /** True for the first who waits: he is to start the load. */
    boolean await(Runnable whenLoaded) {
        waiting.add(whenLoaded);
        return waiting.size() == 1;
    }

    void loadedNow() {
        loaded = true;
        cached = true;
        if (Instant.now().isAfter(expiresAt)) {
            expiresAt = FOREVER;
        }
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(Runnable::run);
    }
}
