package inference.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static run.Resource.CPU_SECONDS;
import static run.Resource.ENERGY_JOULES;
import static run.Resource.GPU_MEMORY_BYTES;
import static run.Resource.KV_CACHE_RATIO;
import static run.Resource.MEMORY_BYTES;
import static run.Resource.NETWORK_RECEIVED_BYTES;
import static run.Resource.PREFILL_COUNT;
import static run.Resource.PREFILL_SECONDS;
import static run.Resource.PREFIX_CACHE_HIT_TOKENS;
import static run.Resource.PREFIX_CACHE_LOOKUP_TOKENS;
import static run.Resource.QUEUE_COUNT;
import static run.Resource.QUEUE_SECONDS;
import static run.Resource.REQUESTS_RUNNING;
import static run.Resource.REQUESTS_WAITING;

import inference.resource.ResourceSource.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {

    /** From a recorded answer of llama-server. */
    private static final String LLAMA_CPP = """
            # TYPE llamacpp:prompt_tokens_total counter
            llamacpp:prompt_tokens_total 3955
            llamacpp:prompt_tokens_cached_total 1029
            llamacpp:tokens_predicted_total 6155
            llamacpp:requests_processing 2
            llamacpp:requests_deferred 1
            """;

    private static List<Reading> readings(String page) {
        return new MetricNames(List.of()).readings(PrometheusText.parse(page));
    }

    @Test
    void knowsLlamaCppWhoseLookupsAreTheTokensReadAndThoseFound() {
        assertThat(readings(LLAMA_CPP))
                .containsExactlyInAnyOrder(
                        new Reading(REQUESTS_RUNNING, 2, "llamacpp:requests_processing"),
                        new Reading(REQUESTS_WAITING, 1, "llamacpp:requests_deferred"),
                        new Reading(PREFIX_CACHE_HIT_TOKENS, 1029, "llamacpp:prompt_tokens_cached_total"),
                        new Reading(
                                PREFIX_CACHE_LOOKUP_TOKENS,
                                4984,
                                "llamacpp:prompt_tokens_total+llamacpp:prompt_tokens_cached_total"));
    }

    @Test
    void addsUpTheEnginesOfVllmAndTakesItsFullestCache() {
        assertThat(readings("""
                                vllm:num_requests_running{engine="0"} 3
                                vllm:num_requests_running{engine="1"} 4
                                vllm:kv_cache_usage_perc{engine="0"} 0.25
                                vllm:kv_cache_usage_perc{engine="1"} 0.75
                                vllm:gpu_cache_usage_perc 0.9
                                process_resident_memory_bytes 1048576
                                process_cpu_seconds_total 12.5
                                """))
                .containsExactlyInAnyOrder(
                        new Reading(REQUESTS_RUNNING, 7, "vllm:num_requests_running"),
                        new Reading(KV_CACHE_RATIO, 0.75, "vllm:kv_cache_usage_perc"),
                        new Reading(MEMORY_BYTES, 1048576, "process_resident_memory_bytes"),
                        new Reading(CPU_SECONDS, 12.5, "process_cpu_seconds_total"));
    }

    @Test
    void countsGraphicsMemoryInBytes() {
        assertThat(readings("DCGM_FI_DEV_FB_USED{gpu=\"0\"} 100\nDCGM_FI_DEV_FB_USED{gpu=\"1\"} 50\n"))
                .containsExactly(new Reading(GPU_MEMORY_BYTES, 150 * 1048576.0, "DCGM_FI_DEV_FB_USED"));
    }

    @Test
    void takesTheSumsAndCountsOfHistogramsAndOneStageOfSglangs() {
        assertThat(readings("""
                                sglang:per_stage_req_latency_seconds_sum{stage="prefill_forward"} 1.5
                                sglang:per_stage_req_latency_seconds_sum{stage="request_process"} 9
                                sglang:per_stage_req_latency_seconds_count{stage="prefill_forward"} 3
                                sglang:queue_time_seconds_sum{tp_rank="0"} 0.25
                                sglang:queue_time_seconds_bucket{le="0.1"} 4
                                sglang:queue_time_seconds_count{tp_rank="0"} 4
                                """))
                .containsExactlyInAnyOrder(
                        new Reading(PREFILL_SECONDS, 1.5, "sglang:per_stage_req_latency_seconds_sum"),
                        new Reading(PREFILL_COUNT, 3, "sglang:per_stage_req_latency_seconds_count"),
                        new Reading(QUEUE_SECONDS, 0.25, "sglang:queue_time_seconds_sum"),
                        new Reading(QUEUE_COUNT, 4, "sglang:queue_time_seconds_count"));
    }

    @Test
    void energyIsInJoulesAndTheLoopbackIsNoNetwork() {
        assertThat(readings("""
                                DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0"} 2500
                                DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="1"} 500
                                node_network_receive_bytes_total{device="lo"} 1000
                                node_network_receive_bytes_total{device="eth0"} 70
                                """))
                .containsExactlyInAnyOrder(
                        new Reading(ENERGY_JOULES, 3, "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION"),
                        new Reading(NETWORK_RECEIVED_BYTES, 70, "node_network_receive_bytes_total"));
    }

    @Test
    void aMappingComesBeforeTheKnownNames() {
        MetricMapping mapping = MetricMapping.of("queue_seconds", "a{kind=\"x\"} + b * 1e-3")
                .and(MetricMapping.of("KV_CACHE_RATIO", "max own_usage * 0.01"));
        PrometheusText page = PrometheusText.parse("""
                a{kind="x"} 1000
                a{kind="y"} 7
                b 500
                own_usage{c="0"} 20
                own_usage{c="1"} 50
                vllm:kv_cache_usage_perc 0.9
                """);
        assertThat(new MetricNames(mapping.names()).readings(page))
                .containsExactlyInAnyOrder(
                        new Reading(QUEUE_SECONDS, 1.5, "a+b"), new Reading(KV_CACHE_RATIO, 0.5, "own_usage"));
    }

    @ParameterizedTest
    @CsvSource({
        "queue, a, there are memory_bytes",
        "queue_seconds, a b, is not a metric such as",
        "queue_seconds, a +, is not a metric",
        "queue_seconds, '', no metric is named",
        "queue_seconds, a * 0, the factor 0 is not above 0"
    })
    void aLineOfTheMappingThatSaysNothingIsNamed(String resource, String expression, String problem) {
        assertThatThrownBy(() -> MetricMapping.of(resource, expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aPageOfOtherMetricsTellsNothing() {
        assertThat(readings("go_goroutines 7\n")).isEmpty();
    }
}
