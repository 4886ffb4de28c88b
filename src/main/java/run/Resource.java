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
    CPU_SECONDS("processor time", Nature.COUNTER),
    /** Time to the first token by the server's clock, s, summed up over requests since it started; and their number. */
    TTFT_SECONDS("TTFT", Nature.PART),
    TTFT_COUNT("TTFTs", Nature.PART),
    /** The same of the time that requests waited. */
    QUEUE_SECONDS("queue time", Nature.PART),
    QUEUE_COUNT("queue times", Nature.PART),
    /** The same of reading prompts. */
    PREFILL_SECONDS("prefill time", Nature.PART),
    PREFILL_COUNT("prefill times", Nature.PART),
    /** The same of generating. */
    DECODE_SECONDS("decode time", Nature.PART),
    DECODE_COUNT("decode times", Nature.PART),
    /** Tokens that speculative decoding drafted since the server started. */
    DRAFT_TOKENS("drafted tokens", Nature.COUNTER),
    /** Those of them that the model accepted. */
    ACCEPTED_DRAFT_TOKENS("accepted draft tokens", Nature.COUNTER),
    /** Requests that were set back for want of KV cache since the server started. */
    PREEMPTIONS("preemptions", Nature.COUNTER),
    /** Power of all graphics processors, W. */
    POWER_WATTS("power", Nature.GAUGE),
    /** Energy that they have taken, J. */
    ENERGY_JOULES("energy", Nature.COUNTER),
    /** Bytes that the machine has received from and sent to networks. */
    NETWORK_RECEIVED_BYTES("network received", Nature.COUNTER),
    NETWORK_SENT_BYTES("network sent", Nature.COUNTER),
    /** Open connections of what is in front of the server. */
    CONNECTIONS("connections", Nature.GAUGE),
    /** Share of a connection pool in use, 0 to 1. */
    CONNECTION_POOL_RATIO("connection pool", Nature.GAUGE);

    private enum Nature {
        GAUGE,
        COUNTER,
        /** A counter that tells something only with another one. */
        PART
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
        return nature != Nature.GAUGE;
    }

    /** Whether it tells something only with another one, as the sum and the count of a mean. */
    public boolean isPart() {
        return nature == Nature.PART;
    }

    /** Whether it is an amount of memory, bytes. */
    public boolean isMemory() {
        return this == MEMORY_BYTES || this == GPU_MEMORY_BYTES;
    }
}
