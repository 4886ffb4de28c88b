package inference.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static run.Resource.ENERGY_JOULES;
import static run.Resource.GPU_MEMORY_BYTES;
import static run.Resource.GPU_PCT;
import static run.Resource.KV_CACHE_RATIO;
import static run.Resource.POWER_WATTS;
import static run.Resource.PREEMPTIONS;
import static run.Resource.PREFILL_COUNT;
import static run.Resource.PREFILL_SECONDS;
import static run.Resource.PREFIX_CACHE_HIT_TOKENS;
import static run.Resource.PREFIX_CACHE_LOOKUP_TOKENS;
import static run.Resource.QUEUE_COUNT;
import static run.Resource.QUEUE_SECONDS;
import static run.Resource.REQUESTS_RUNNING;
import static run.Resource.REQUESTS_WAITING;
import static run.Resource.TTFT_COUNT;
import static run.Resource.TTFT_SECONDS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.Resource;

/** Pages with the names, labels and kinds of sample that the documentation of SGLang, TGI and NVIDIA's exporter shows. */
class ExporterPagesTest {

    private static Map<Resource, Double> read(String page) {
        Map<Resource, Double> values = new EnumMap<>(Resource.class);
        new MetricNames(List.of())
                .readings(PrometheusText.parse(page))
                .forEach(reading -> values.put(reading.resource(), reading.value()));
        return values;
    }

    @Test
    void sglang() {
        assertThat(read("""
                                # HELP sglang:prompt_tokens_total Number of prefill tokens processed.
                                # TYPE sglang:prompt_tokens_total counter
                                sglang:prompt_tokens_total{model_name="Llama-3.1-8B-Instruct"} 8.1e+06
                                # TYPE sglang:cached_tokens_total counter
                                sglang:cached_tokens_total{cache_source="device",model_name="Llama-3.1-8B-Instruct"} 60000.0
                                sglang:cached_tokens_total{cache_source="host",model_name="Llama-3.1-8B-Instruct"} 1000.0
                                # TYPE sglang:token_usage gauge
                                sglang:token_usage{model_name="Llama-3.1-8B-Instruct"} 0.28
                                # TYPE sglang:cache_hit_rate gauge
                                sglang:cache_hit_rate{model_name="Llama-3.1-8B-Instruct"} 0.0075
                                # TYPE sglang:time_to_first_token_seconds histogram
                                sglang:time_to_first_token_seconds_sum{model_name="Llama-3.1-8B-Instruct"} 2351.5
                                sglang:time_to_first_token_seconds_bucket{le="0.1",model_name="Llama-3.1-8B-Instruct"} 7.0
                                sglang:time_to_first_token_seconds_bucket{le="+Inf",model_name="Llama-3.1-8B-Instruct"} 11008.0
                                sglang:time_to_first_token_seconds_count{model_name="Llama-3.1-8B-Instruct"} 11008.0
                                # TYPE sglang:queue_time_seconds histogram
                                sglang:queue_time_seconds_sum{engine_type="unified",model_name="Llama-3.1-8B-Instruct",tp_rank="0"} 12.5
                                sglang:queue_time_seconds_bucket{le="0.0",model_name="Llama-3.1-8B-Instruct",tp_rank="0"} 9000.0
                                sglang:queue_time_seconds_count{engine_type="unified",model_name="Llama-3.1-8B-Instruct",tp_rank="0"} 11008.0
                                # TYPE sglang:num_running_reqs gauge
                                sglang:num_running_reqs{model_name="Llama-3.1-8B-Instruct"} 162.0
                                sglang:num_queue_reqs{model_name="Llama-3.1-8B-Instruct"} 2826.0
                                sglang:num_retracted_requests_total{model_name="Llama-3.1-8B-Instruct"} 3.0
                                """))
                .isEqualTo(Map.ofEntries(
                        Map.entry(PREFIX_CACHE_LOOKUP_TOKENS, 8.1e6),
                        Map.entry(PREFIX_CACHE_HIT_TOKENS, 61_000.0),
                        Map.entry(KV_CACHE_RATIO, 0.28),
                        Map.entry(TTFT_SECONDS, 2351.5),
                        Map.entry(TTFT_COUNT, 11_008.0),
                        Map.entry(QUEUE_SECONDS, 12.5),
                        Map.entry(QUEUE_COUNT, 11_008.0),
                        Map.entry(REQUESTS_RUNNING, 162.0),
                        Map.entry(REQUESTS_WAITING, 2826.0),
                        Map.entry(PREEMPTIONS, 3.0)));
    }

    /** Prefill is counted by batches: what a request waits for is that of its batch. */
    @Test
    void tgi() {
        assertThat(read("""
                                # TYPE tgi_queue_size gauge
                                tgi_queue_size 4
                                # TYPE tgi_batch_current_size gauge
                                tgi_batch_current_size 12
                                # TYPE tgi_request_queue_duration histogram
                                tgi_request_queue_duration_bucket{le="0.00015"} 0
                                tgi_request_queue_duration_bucket{le="+Inf"} 200
                                tgi_request_queue_duration_sum 5.5
                                tgi_request_queue_duration_count 200
                                # TYPE tgi_batch_inference_duration histogram
                                tgi_batch_inference_duration_bucket{method="prefill",le="+Inf"} 80
                                tgi_batch_inference_duration_sum{method="prefill"} 3.2
                                tgi_batch_inference_duration_count{method="prefill"} 80
                                tgi_batch_inference_duration_sum{method="decode"} 250.75
                                tgi_batch_inference_duration_count{method="decode"} 9000
                                # TYPE tgi_request_inference_duration histogram
                                tgi_request_inference_duration_sum 260.5
                                tgi_request_inference_duration_count 200
                                """))
                .isEqualTo(Map.of(
                        REQUESTS_WAITING, 4.0,
                        REQUESTS_RUNNING, 12.0,
                        QUEUE_SECONDS, 5.5,
                        QUEUE_COUNT, 200.0,
                        PREFILL_SECONDS, 3.2,
                        PREFILL_COUNT, 80.0));
    }

    @Test
    void dcgm() {
        String card =
                "gpu=\"%d\",UUID=\"GPU-%d\",pci_bus_id=\"00000000:0%d:00.0\",device=\"nvidia%d\",modelName=\"NVIDIA A100\","
                        + "Hostname=\"node-1\"";
        String first = card.formatted(0, 0, 7, 0);
        String second = card.formatted(1, 1, 8, 1);
        assertThat(read("""
                                # HELP DCGM_FI_DEV_SM_CLOCK SM clock frequency (in MHz).
                                # TYPE DCGM_FI_DEV_SM_CLOCK gauge
                                DCGM_FI_DEV_SM_CLOCK{%1$s} 1410
                                # HELP DCGM_FI_DEV_POWER_USAGE Power draw (in W).
                                DCGM_FI_DEV_POWER_USAGE{%1$s} 251.500000
                                DCGM_FI_DEV_POWER_USAGE{%2$s} 48.500000
                                # HELP DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION Total energy consumption since boot (in mJ).
                                # TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION counter
                                DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{%1$s} 129293898000
                                DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{%2$s} 1000
                                # HELP DCGM_FI_DEV_GPU_UTIL GPU utilization (in %%).
                                DCGM_FI_DEV_GPU_UTIL{%1$s} 97
                                DCGM_FI_DEV_GPU_UTIL{%2$s} 3
                                # HELP DCGM_FI_DEV_FB_USED Framebuffer memory used (in MiB).
                                DCGM_FI_DEV_FB_USED{%1$s} 38000
                                DCGM_FI_DEV_FB_USED{%2$s} 2000
                                """.formatted(first, second)))
                .isEqualTo(Map.of(
                        POWER_WATTS, 300.0,
                        ENERGY_JOULES, 129_293_899.0,
                        GPU_PCT, 97.0,
                        GPU_MEMORY_BYTES, 40_000.0 * (1 << 20)));
    }
}
