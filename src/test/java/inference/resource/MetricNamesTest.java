package inference.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static run.Resource.CPU_SECONDS;
import static run.Resource.GPU_MEMORY_BYTES;
import static run.Resource.KV_CACHE_RATIO;
import static run.Resource.MEMORY_BYTES;
import static run.Resource.PREFIX_CACHE_HIT_TOKENS;
import static run.Resource.PREFIX_CACHE_LOOKUP_TOKENS;
import static run.Resource.REQUESTS_RUNNING;
import static run.Resource.REQUESTS_WAITING;

import inference.resource.ResourceSource.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        return MetricNames.readings(PrometheusText.parse(page));
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
    void aPageOfOtherMetricsTellsNothing() {
        assertThat(readings("go_goroutines 7\n")).isEmpty();
    }
}
