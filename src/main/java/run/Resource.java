package run;

import java.util.Locale;

/**
 * Quantity of the server under test that is sampled during the load, with its unit in its name. The name is the same
 * whatever the server calls it; {@code docs/metrics.md} maps the servers' names.
 */
public enum Resource {
    /** Memory of the server's process, or of the models it has loaded, bytes. */
    MEMORY_BYTES("memory", Nature.GAUGE),
    /** Part of it on GPUs, bytes. */
    GPU_MEMORY_BYTES("GPU memory", Nature.GAUGE),
    /** GPU utilisation, 0 to 100. */
    GPU_PCT("GPU", Nature.GAUGE),
    /** Share of the KV cache in use, 0 to 1; the fullest of several caches. */
    KV_CACHE_RATIO("KV cache", Nature.GAUGE),
    /** Requests in progress. */
    REQUESTS_RUNNING("running requests", Nature.GAUGE),
    /** Requests waiting for a slot. */
    REQUESTS_WAITING("waiting requests", Nature.GAUGE),
    /** Prompt tokens found in the prefix cache since the server started. */
    PREFIX_CACHE_HIT_TOKENS("prefix cache hits", Nature.COUNTER),
    /** Prompt tokens looked up in the prefix cache since the server started. */
    PREFIX_CACHE_LOOKUP_TOKENS("prefix cache look-ups", Nature.COUNTER),
    /** CPU time of the server's process since it started, s. */
    CPU_SECONDS("processor time", Nature.COUNTER),
    /** TTFT by the server's clock, s, summed over all requests since it started, and their number. */
    TTFT_SECONDS("TTFT", Nature.PART),
    TTFT_COUNT("TTFTs", Nature.PART),
    /** Time that requests waited: sum and number, likewise. */
    QUEUE_SECONDS("queue time", Nature.PART),
    QUEUE_COUNT("queue times", Nature.PART),
    /** Prefill time: sum and number, likewise. */
    PREFILL_SECONDS("prefill time", Nature.PART),
    PREFILL_COUNT("prefill times", Nature.PART),
    /** Decode time: sum and number, likewise. */
    DECODE_SECONDS("decode time", Nature.PART),
    DECODE_COUNT("decode times", Nature.PART),
    /** Tokens drafted by speculative decoding since the server started. */
    DRAFT_TOKENS("drafted tokens", Nature.COUNTER),
    /** Drafted tokens that the model accepted since the server started. */
    ACCEPTED_DRAFT_TOKENS("accepted draft tokens", Nature.COUNTER),
    /** Requests preempted for lack of KV cache since the server started. */
    PREEMPTIONS("preemptions", Nature.COUNTER),
    /** Power of all GPUs, W. */
    POWER_WATTS("power", Nature.GAUGE),
    /** Energy used by all GPUs, J. */
    ENERGY_JOULES("energy", Nature.COUNTER),
    /** Bytes that the machine received from networks, and sent. */
    NETWORK_RECEIVED_BYTES("network received", Nature.COUNTER),
    NETWORK_SENT_BYTES("network sent", Nature.COUNTER),
    /** Open connections of the gateway in front of the server. */
    CONNECTIONS("connections", Nature.GAUGE),
    /** Share of a connection pool in use, 0 to 1. */
    CONNECTION_POOL_RATIO("connection pool", Nature.GAUGE);

    private enum Nature {
        GAUGE,
        COUNTER,
        /** A counter that means something only together with another one. */
        PART
    }

    private final String label;
    private final Nature nature;

    Resource(String label, Nature nature) {
        this.label = label;
        this.nature = nature;
    }

    /** Word in {@code resources.csv}: {@code memory_bytes}, ... */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name for people. */
    public String label() {
        return label;
    }

    /** Whether it only grows while the server runs, so that only differences count. */
    public boolean isCounter() {
        return nature != Nature.GAUGE;
    }

    /** Whether it means something only together with another one, like the sum and count of a mean. */
    public boolean isPart() {
        return nature == Nature.PART;
    }

    /** Whether it is an amount of memory, bytes. */
    public boolean isMemory() {
        return this == MEMORY_BYTES || this == GPU_MEMORY_BYTES;
    }
}
