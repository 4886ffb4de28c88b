package inference.resource;

import inference.resource.ResourceSource.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Resource;

/**
 * Names of resources in servers' metrics. Of several names for one resource, the first one found on a page is used: newer
 * names precede older ones. A name that adds two metrics needs both.
 */
final class MetricNames {

    private static final double BYTES_PER_MIB = 1 << 20;

    private static final double JOULES_PER_MJ = 1e-3;
    private static final Label NOT_LOOPBACK = new Label("device", "lo", false);

    /**
     * A name of a resource.
     *
     * @param metrics metrics to add
     * @param combine operator that combines the values of several label sets
     * @param unit factor to the resource's unit
     */
    record Name(Resource resource, List<Metric> metrics, DoubleBinaryOperator combine, double unit) {

        private String text() {
            return metrics.stream().map(Metric::name).collect(Collectors.joining("+"));
        }

        private OptionalDouble value(PrometheusText page) {
            double total = 0;
            for (Metric metric : metrics) {
                OptionalDouble value = page.combined(
                        metric.name, labels -> metric.label.stream().allMatch(label -> label.matches(labels)), combine);
                if (value.isEmpty()) {
                    return value;
                }
                total += value.getAsDouble() * unit;
            }
            return OptionalDouble.of(total);
        }
    }

    /** @param label label that samples must match; empty for all samples */
    record Metric(String name, Optional<Label> label) {
        Metric(String name) {
            this(name, Optional.empty());
        }
    }

    /** @param equal whether the label must equal {@code value}, or must not */
    record Label(String name, String value, boolean equal) {
        private boolean matches(Map<String, String> labels) {
            return value.equals(labels.get(name)) == equal;
        }
    }

    private static final List<Name> KNOWN = List.of(
            sum(Resource.MEMORY_BYTES, "process_resident_memory_bytes"),
            new Name(Resource.GPU_MEMORY_BYTES, List.of(new Metric("DCGM_FI_DEV_FB_USED")), Double::sum, BYTES_PER_MIB),
            max(Resource.GPU_PCT, "DCGM_FI_DEV_GPU_UTIL"),
            max(Resource.KV_CACHE_RATIO, "vllm:kv_cache_usage_perc"),
            max(Resource.KV_CACHE_RATIO, "vllm:gpu_cache_usage_perc"),
            max(Resource.KV_CACHE_RATIO, "llamacpp:kv_cache_usage_ratio"),
            max(Resource.KV_CACHE_RATIO, "sglang:token_usage"),
            sum(Resource.REQUESTS_RUNNING, "vllm:num_requests_running"),
            sum(Resource.REQUESTS_RUNNING, "llamacpp:requests_processing"),
            sum(Resource.REQUESTS_RUNNING, "sglang:num_running_reqs"),
            sum(Resource.REQUESTS_RUNNING, "tgi_batch_current_size"),
            sum(Resource.REQUESTS_WAITING, "vllm:num_requests_waiting"),
            sum(Resource.REQUESTS_WAITING, "llamacpp:requests_deferred"),
            sum(Resource.REQUESTS_WAITING, "sglang:num_queue_reqs"),
            sum(Resource.REQUESTS_WAITING, "tgi_queue_size"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "vllm:prefix_cache_hits_total"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "vllm:gpu_prefix_cache_hits_total"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "llamacpp:prompt_tokens_cached_total"),
            sum(Resource.PREFIX_CACHE_LOOKUP_TOKENS, "vllm:prefix_cache_queries_total"),
            sum(Resource.PREFIX_CACHE_LOOKUP_TOKENS, "vllm:gpu_prefix_cache_queries_total"),
            // llama.cpp's count leaves out cached tokens.
            sum(
                    Resource.PREFIX_CACHE_LOOKUP_TOKENS,
                    "llamacpp:prompt_tokens_total",
                    "llamacpp:prompt_tokens_cached_total"),
            sum(Resource.CPU_SECONDS, "process_cpu_seconds_total"),
            sum(Resource.TTFT_SECONDS, "vllm:time_to_first_token_seconds_sum"),
            sum(Resource.TTFT_COUNT, "vllm:time_to_first_token_seconds_count"),
            sum(Resource.TTFT_SECONDS, "sglang:time_to_first_token_seconds_sum"),
            sum(Resource.TTFT_COUNT, "sglang:time_to_first_token_seconds_count"),
            sum(Resource.QUEUE_SECONDS, "vllm:request_queue_time_seconds_sum"),
            sum(Resource.QUEUE_COUNT, "vllm:request_queue_time_seconds_count"),
            sum(Resource.QUEUE_SECONDS, "sglang:queue_time_seconds_sum"),
            sum(Resource.QUEUE_COUNT, "sglang:queue_time_seconds_count"),
            sum(Resource.QUEUE_SECONDS, "tgi_request_queue_duration_sum"),
            sum(Resource.QUEUE_COUNT, "tgi_request_queue_duration_count"),
            sum(Resource.PREFILL_SECONDS, "vllm:request_prefill_time_seconds_sum"),
            sum(Resource.PREFILL_COUNT, "vllm:request_prefill_time_seconds_count"),
            labelled(Resource.PREFILL_SECONDS, "sglang:per_stage_req_latency_seconds_sum", "stage", "prefill_forward"),
            labelled(Resource.PREFILL_COUNT, "sglang:per_stage_req_latency_seconds_count", "stage", "prefill_forward"),
            // TGI counts batches; a request waits for the prefill of its batch.
            labelled(Resource.PREFILL_SECONDS, "tgi_batch_inference_duration_sum", "method", "prefill"),
            labelled(Resource.PREFILL_COUNT, "tgi_batch_inference_duration_count", "method", "prefill"),
            sum(Resource.PREFILL_SECONDS, "llamacpp:prompt_seconds_total"),
            sum(Resource.DECODE_SECONDS, "vllm:request_decode_time_seconds_sum"),
            sum(Resource.DECODE_COUNT, "vllm:request_decode_time_seconds_count"),
            sum(Resource.DECODE_SECONDS, "llamacpp:tokens_predicted_seconds_total"),
            sum(Resource.DRAFT_TOKENS, "vllm:spec_decode_num_draft_tokens_total"),
            sum(Resource.DRAFT_TOKENS, "llamacpp:spec_decode_num_draft_tokens_total"),
            sum(Resource.ACCEPTED_DRAFT_TOKENS, "vllm:spec_decode_num_accepted_tokens_total"),
            sum(Resource.ACCEPTED_DRAFT_TOKENS, "llamacpp:spec_decode_num_accepted_tokens_total"),
            sum(Resource.PREEMPTIONS, "vllm:num_preemptions_total"),
            sum(Resource.PREEMPTIONS, "sglang:num_retracted_requests_total"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "sglang:cached_tokens_total"),
            sum(Resource.PREFIX_CACHE_LOOKUP_TOKENS, "sglang:prompt_tokens_total"),
            sum(Resource.POWER_WATTS, "DCGM_FI_DEV_POWER_USAGE"),
            new Name(
                    Resource.ENERGY_JOULES,
                    List.of(new Metric("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION")),
                    Double::sum,
                    JOULES_PER_MJ),
            new Name(
                    Resource.NETWORK_RECEIVED_BYTES,
                    List.of(new Metric("node_network_receive_bytes_total", Optional.of(NOT_LOOPBACK))),
                    Double::sum,
                    1),
            new Name(
                    Resource.NETWORK_SENT_BYTES,
                    List.of(new Metric("node_network_transmit_bytes_total", Optional.of(NOT_LOOPBACK))),
                    Double::sum,
                    1),
            sum(Resource.CONNECTIONS, "nginx_connections_active"),
            sum(Resource.CONNECTIONS, "envoy_http_downstream_cx_active"));

    private final List<Name> names;

    /** @param own names that precede the built-in ones */
    MetricNames(List<Name> own) {
        names = Stream.concat(own.stream(), KNOWN.stream()).toList();
    }

    /** Name of the samples that have one label value. */
    private static Name labelled(Resource resource, String name, String label, String value) {
        Metric metric = new Metric(name, Optional.of(new Label(label, value, true)));
        return new Name(resource, List.of(metric), Double::sum, 1);
    }

    private static Name sum(Resource resource, String... names) {
        return new Name(resource, Stream.of(names).map(Metric::new).toList(), Double::sum, 1);
    }

    private static Name max(Resource resource, String name) {
        return new Name(resource, List.of(new Metric(name)), Double::max, 1);
    }

    /** Readings of all resources found on a page. */
    List<Reading> readings(PrometheusText page) {
        List<Reading> readings = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            names.stream()
                    .filter(name -> name.resource == resource)
                    .flatMap(name ->
                            name.value(page).stream().mapToObj(value -> new Reading(resource, value, name.text())))
                    .findFirst()
                    .ifPresent(readings::add);
        }
        return readings;
    }
}
