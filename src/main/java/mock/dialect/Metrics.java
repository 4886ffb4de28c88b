package mock.dialect;

import java.util.Locale;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.measure.Counters;

/** Prometheus metrics of the server, under vLLM's names. */
public final class Metrics {

    private static final long BASE_BYTES = 300L << 20;
    private static final int KV_CACHE_TOKENS = 131_072;
    private static final long BYTES_PER_TOKEN = 131_072;

    private final Engine engine;
    private final Counters counters;
    private final long leakBytesPerGeneration;
    private final double startEpochS = System.currentTimeMillis() / 1000.0;

    /**
     * @param leakBytesPerGeneration memory that each generation leaks, bytes, to demonstrate leak detection
     */
    public Metrics(Engine engine, Counters counters, long leakBytesPerGeneration) {
        this.engine = engine;
        this.counters = counters;
        this.leakBytesPerGeneration = leakBytesPerGeneration;
    }

    /** Memory of a loaded model, bytes, including its share of the KV cache. */
    public long loadedBytes(ModelRuntime model) {
        return model.spec().sizeBytes() + model.spec().sizeBytes() / 10;
    }

    String text() {
        double usage = Math.min(1, engine.contextTokens() / (double) KV_CACHE_TOKENS);
        StringBuilder out = new StringBuilder(2048);
        metric(out, "vllm:num_requests_running", "gauge", "Requests in a slot", engine.activeSlots());
        metric(out, "vllm:num_requests_waiting", "gauge", "Requests waiting for a slot", engine.queued());
        metric(out, "vllm:kv_cache_usage_perc", "gauge", "KV-cache usage, 1 is full", usage);
        metric(out, "vllm:gpu_cache_usage_perc", "gauge", "KV-cache usage, 1 is full; the older name", usage);
        metric(out, "vllm:prompt_tokens_total", "counter", "Prompt tokens", counters.promptTokens());
        metric(out, "vllm:generation_tokens_total", "counter", "Generated tokens", counters.outputTokens());
        metric(out, "vllm:request_success_total", "counter", "Finished generations", counters.finished());
        metric(out, "vllm:prefix_cache_queries_total", "counter", "Prompt tokens looked up", counters.promptTokens());
        metric(out, "vllm:prefix_cache_hits_total", "counter", "Prompt tokens found cached", counters.cachedTokens());
        times(out, "time_to_first_token", counters.queueS() + counters.prefillS());
        times(out, "request_queue_time", counters.queueS());
        times(out, "request_prefill_time", counters.prefillS());
        times(out, "request_decode_time", counters.decodeS());
        metric(out, "process_resident_memory_bytes", "gauge", "Modelled resident memory", residentBytes());
        metric(out, "process_start_time_seconds", "gauge", "Start, s since 1970", startEpochS);
        return out.toString();
    }

    /** Appends a summary of finished generations: the sum and the count. */
    private void times(StringBuilder out, String name, double sumS) {
        String full = "vllm:" + name + "_seconds";
        out.append("# HELP ")
                .append(full)
                .append(" Of finished generations\n# TYPE ")
                .append(full)
                .append(" summary\n");
        out.append(String.format(Locale.ROOT, "%s_sum %.9f\n%s_count %d\n", full, sumS, full, counters.finished()));
    }

    private long residentBytes() {
        long models = engine.models().stream()
                .filter(ModelRuntime::isLoaded)
                .mapToLong(this::loadedBytes)
                .sum();
        return BASE_BYTES
                + models
                + engine.contextTokens() * BYTES_PER_TOKEN
                + counters.finished() * leakBytesPerGeneration;
    }

    private static void metric(StringBuilder out, String name, String type, String help, double value) {
        String number =
                value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value);
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        out.append(name).append(' ').append(number).append('\n');
    }
}
