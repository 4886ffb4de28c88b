package run;

import java.util.Locale;

/**
 * A quantity of the server under test that is sampled beside the load, under one name whatever the server calls it. Its
 * unit is in its name. {@code docs/metrics.md} lists which of a server's own names stand for which.
 */
public enum Resource {
    /** Memory of the server's process, or of the models it has loaded, bytes. */
    MEMORY_BYTES("memory", Nature.GAUGE),
    /** The part of it that is on graphics processors, bytes. */
    GPU_MEMORY_BYTES("GPU memory", Nature.GAUGE),
    /** Share of the graphics processor's time in use, 0 to 100. */
    GPU_PCT("GPU", Nature.GAUGE),
    /** Share of the KV cache in use, 0 to 1; of several caches the fullest. */
    KV_CACHE_RATIO("KV cache", Nature.GAUGE),
    /** Requests being worked on. */
    REQUESTS_RUNNING("running requests", Nature.GAUGE),
    /** Requests that wait for a slot. */
    REQUESTS_WAITING("waiting requests", Nature.GAUGE),
    /** Prompt tokens found in the prefix cache since the server started. */
    PREFIX_CACHE_HIT_TOKENS("prefix cache hits", Nature.COUNTER),
    /** Prompt tokens looked up in the prefix cache since the server started. */
    PREFIX_CACHE_LOOKUP_TOKENS("prefix cache look-ups", Nature.COUNTER),
    /** Processor time of the server's process since it started, s. */
    CPU_SECONDS("processor time", Nature.COUNTER);

    private enum Nature {
        GAUGE,
        COUNTER
    }

    private final String label;
    private final Nature nature;

    Resource(String label, Nature nature) {
        this.label = label;
        this.nature = nature;
    }

    /** The word in {@code resources.csv}: {@code memory_bytes}, ... */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Whether it only grows while the server runs, so that differences count and not values. */
    public boolean isCounter() {
        return nature == Nature.COUNTER;
    }

    /** Whether it is an amount of memory, bytes. */
    public boolean isMemory() {
        return this == MEMORY_BYTES || this == GPU_MEMORY_BYTES;
    }
}
