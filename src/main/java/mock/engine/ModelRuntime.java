package mock.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** State of a model: on disk, cached in memory, loaded. Not thread-safe: only the server's event loop uses it. */
public final class ModelRuntime {

    /** Expiry of a model that stays loaded until it is unloaded; Ollama reports a date as far in the future. */
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

    /** Bytes downloaded so far, from which an interrupted pull resumes. */
    public long pulledBytes() {
        return pulledBytes;
    }

    /** Records the progress of a pull. With its last byte the model is on disk, but not cached in memory. */
    public void pulled(long bytes) {
        pulledBytes = Math.min(bytes, spec.sizeBytes());
        onDisk = pulledBytes == spec.sizeBytes();
    }

    /** Removes the model from disk. As in Ollama, a loaded model stays loaded. */
    public void delete() {
        onDisk = false;
        cached = false;
        pulledBytes = 0;
    }

    /** Unloads the model. Its file stays cached in memory, so the next load is a warm one. */
    public void unload() {
        loaded = false;
    }

    /** Keeps the model loaded for {@code duration} from now; a negative duration means forever. */
    public void keepAlive(Duration duration) {
        expiresAt = duration.isNegative() ? FOREVER : Instant.now().plus(duration);
    }

    double loadSeconds() {
        return cached ? spec.warmLoadSeconds() : spec.coldLoadSeconds();
    }

    /** Whether this caller is the first to wait and must start the load. */
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
