package analysis.summary.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Cell;
import run.Outcome;
import run.file.UnreadableFileException;

/** Result files of other load testers, made up here in the shapes that those tools write. */
class PeerFileTest {

    private static final Offset<Double> EXACT = within(1e-6);

    /** Two requests of four tokens, the second 0.5 s after the first, and one that failed. */
    private static final String VLLM = """
            {"date": "20260131-120000", "backend": "vllm", "model_id": "m", "num_prompts": 3, "request_rate": "inf",
             "max_concurrency": 2, "duration": 2.0, "completed": 2, "failed": 1, "request_throughput": 1.0,
             "output_throughput": 4.0, "median_ttft_ms": 150.0, "p99_ttft_ms": 199.0, "mean_tpot_ms": 50.0,
             "median_tpot_ms": 55.0, "p95_e2el_ms": 400.0%s}
            """;

    private static final String VLLM_ROWS = """
            , "input_lens": [10, 11, 12], "output_lens": [4, 4, 0], "ttfts": [0.1, 0.2, 0.0],
             "itls": [[0.05, 0.06, 0.04], [0.1, 0.1, 0.1], []], "start_times": [7000.5, 7001.0, 7001.2],
             "errors": ["", "", "Traceback\\nTimeoutError: read"]""";

    private static final String AIPERF_ROWS = """
            {"metadata": {"session_num": 0, "request_start_ns": 1769860800000000000, "request_end_ns": 1769860800450000000,
              "benchmark_phase": "profiling", "was_cancelled": false},
             "metrics": {"time_to_first_token": {"value": 100.0, "unit": "ms"}, "request_latency": {"value": 400.0, "unit": "ms"},
              "inter_chunk_latency": {"value": [150.0, 150.0], "unit": "ms"}, "inter_token_latency": {"value": 100.0, "unit": "ms"},
              "input_sequence_length": {"value": 9, "unit": "tokens"}, "output_sequence_length": {"value": 4, "unit": "tokens"}},
             "error": null}
            {"metadata": {"request_start_ns": 1769860801000000000, "request_end_ns": 1769860801001000000,
              "benchmark_phase": "profiling", "was_cancelled": false}, "metrics": {},
             "error": {"code": 503, "type": "ServiceUnavailable", "message": "busy"}}
            {"metadata": {"request_start_ns": 1769860799000000000, "request_end_ns": 1769860799900000000,
              "benchmark_phase": "warmup", "was_cancelled": false}, "metrics": {}, "error": null}
            {"metadata": {"request_start_ns": 1769860802000000000, "request_end_ns": 1769860802900000000,
              "benchmark_phase": "profiling", "was_cancelled": true}, "metrics": {}, "error": {"code": 499, "type": "Cancelled"}}
            """;
    private static final String AIPERF_SUMMARY = """
            {"schema_version": "1.5", "start_time": "2026-01-31T12:00:00", "end_time": "2026-01-31T12:00:10+00:00",
             "input_config": {"endpoint": {"model_names": ["m"]}, "loadgen": {"concurrency": 4}},
             "time_to_first_token": {"unit": "ms", "avg": 110, "p50": 100, "p95": 190, "p99": 199},
             "inter_token_latency": {"unit": "ms", "avg": 21, "p50": 20, "p95": 25},
             "request_latency": {"unit": "ms", "avg": 500, "p50": 480},
             "request_throughput": {"unit": "requests/sec", "avg": 2.5}, "request_count": {"unit": "requests", "avg": 19},
             "error_request_count": {"unit": "requests", "avg": 1},
             "output_token_throughput": {"unit": "tokens/sec", "avg": 250}}
            """;
    static final String GUIDELLM = """
            {"metadata": {"version": 1}, "benchmarks": [{"config": {"strategy": {"type_": "concurrent", "streams": 2},
               "backend": {"target": "http://localhost:8000", "model": "m"}},
              "metrics": {"request_totals": {"successful": %d, "errored": 1, "incomplete": 1}},
              "requests": {"successful": [{"prompt_tokens": 9, "output_tokens": 4, "info": {"timings": {
                 "targeted_start": 1769860799.99, "request_start": 1769860800.0, "first_token_iteration": 1769860800.1,
                 "first_output_token_iteration": 1769860800.2, "last_token_iteration": 1769860800.4,
                 "request_end": 1769860800.5}}}],
               "errored": [{"info": {"error": "connection refused", "timings": {"request_start": 1769860801.0,
                 "resolve_end": 1769860801.1}}}],
               "incomplete": [{"info": {"timings": {"request_start": 1769860802.0, "resolve_end": 1769860802.5}}}]}}]}
            """;
    static final String INFERENCE_PERF_ROWS = """
            [{"start_time": 50.0, "end_time": 50.5, "request": "{\\"model\\": \\"m\\", \\"prompt\\": \\"hi\\"}", "response": "…",
              "info": {"input_tokens": 9, "response_metrics": {"output_tokens": 5, "output_token_times": [50.1, 50.1, 50.25, 50.4],
                "server_usage": {"completion_tokens": 4}}}, "error": null},
             {"start_time": 51.0, "end_time": 51.2, "request": "{\\"model\\": \\"m\\"}", "response": null, "info": {"input_tokens": 9},
              "error": {"error_type": "TimeoutError", "error_msg": "timed out"}}]
            """;
    static final String INFERENCE_PERF = """
            {"load_summary": {"count": 20, "requested_rate": 5.0}, "failures": {"count": %d},
             "successes": {"count": 20, "latency": {"request_latency": {"mean": 0.6, "median": 0.5, "p95": 0.9},
               "time_to_first_token": {"mean": 0.11, "median": 0.1, "p95": 0.19},
               "time_per_output_token": {"median": 0.02, "p95": 0.025}},
               "throughput": {"requests_per_sec": 4.9, "output_tokens_per_sec": 490}}}
            """;
    private static final String K6_POINTS = """
            {"type": "Metric", "data": {"name": "llm_ttft", "type": "trend", "contains": "time"}, "metric": "llm_ttft"}
            {"metric": "vus_max", "type": "Point", "data": {"time": "2026-01-31T13:00:00+01:00", "value": 2, "tags": {}}}
            {"metric": "llm_requests", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 1, "tags": {"model": "m"}}}
            {"metric": "llm_request_duration", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 500, "tags": {"model": "m"}}}
            {"metric": "llm_ttft", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 100, "tags": {"model": "m"}}}
            {"metric": "llm_itl", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 150, "tags": {"model": "m"}}}
            {"metric": "llm_itl", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 150, "tags": {"model": "m"}}}
            {"metric": "llm_tpot", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 133.3, "tags": {"model": "m"}}}
            {"metric": "llm_completion_tokens", "type": "Point", "data": {"time": "2026-01-31T13:00:00.5+01:00", "value": 4, "tags": {"model": "m"}}}
            {"metric": "llm_errors", "type": "Point", "data": {"time": "2026-01-31T13:00:01+01:00", "value": 1, "tags": {"model": "m", "error_type": "timeout"}}}
            """;
    private static final String K6_SUMMARY = """
            {"metrics": {"iterations": {"count": 20, "rate": 2}, "vus_max": {"value": 2, "min": 2, "max": 2},
              "llm_requests": {"count": 19, "rate": 1.9}, "llm_errors": {"count": 1, "rate": 0.1},
              "llm_completion_tokens": {"count": 1900, "rate": 190}, "llm_tpot": {"avg": 20, "med": 20, "p(95)": 25},
              "llm_ttft": {"avg": 110, "med": 100, "p(90)": 180, "p(95)": 190},
              "llm_request_duration": {"avg": 600, "med": 500, "p(95)": 900}}}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CellData only(RunData run, String series) {
        assertThat(run.cells()).containsOnlyKeys(new Cell("m", series));
        return run.cells().get(new Cell("m", series));
    }

    private static void assertFirst(CellData cell, Metric metric, double value) {
        assertThat(cell.value(metric, 0)).as(metric.id()).isEqualTo(value, EXACT);
    }

    /** The request that is the same in every file that has requests: 4 tokens, the first after 100 ms, the last after 400. */
    private static void assertTheRequest(CellData cell) {
        assertFirst(cell, Metric.FIRST_TOKEN_MS, 100);
        assertFirst(cell, Metric.LATENCY_MS, 400);
        assertFirst(cell, Metric.TPOT_MS, 100);
        assertFirst(cell, Metric.TOKENS_PER_S, 10);
        assertThat(cell.value(Metric.FIRST_CHUNK_MS, 0)).isNaN();
    }

    @Test
    void vllmsFirstTokenIsTheFirstChunk() throws IOException {
        RunData run = RunReader.read(file("vllm.json", VLLM.formatted(VLLM_ROWS)));
        CellData cell = only(run, "users=2");

        assertThat(cell.samples(Metric.FIRST_CHUNK_MS)).containsExactly(100, 200);
        assertThat(cell.samples(Metric.FIRST_TOKEN_MS))
                .as("unlike: absent, not 0")
                .isEmpty();
        assertThat(cell.samples(Metric.LATENCY_MS))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                .containsExactly(250.0, 500.0);
        assertFirst(cell, Metric.TPOT_MS, 50);
        assertThat(cell.gapsUs()).containsExactly(50_000, 60_000, 40_000, 100_000, 100_000, 100_000);
        assertThat(cell.errors()).containsOnlyKeys(Outcome.of(Outcome.Kind.TIMEOUT_TOTAL));
        assertThat(cell.value(Metric.LATENCY_MS, 2)).as("of the failed one").isNaN();
        assertThat(run.info().start()).hasToString("2026-01-31T11:59:58Z");
        assertThat(run.info().simulation()).isEqualTo("vLLM bench");
        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.OTHER_TOOL);
        // From the first start to the last end there is one second.
        assertThat(RunSummary.of(run).overall().throughput().orElseThrow().requestsPerS())
                .isEqualTo(2, EXACT);
    }

    /** Python writes it for a time that it does not have. */
    @Test
    void aTimeThatIsNotANumberIsAbsent() throws IOException {
        RunData run = RunReader.read(file("vllm.json", VLLM.formatted(VLLM_ROWS.replace("7001.2", "NaN"))));

        assertThat(only(run, "users=2").generations()).isEqualTo(3);
    }

    @Test
    void aiperfsRequestsTakeModelAndLevelFromItsSummary() throws IOException {
        file("profile_export_aiperf.json", AIPERF_SUMMARY);
        RunData run = RunReader.read(file("profile_export.jsonl", AIPERF_ROWS));
        CellData cell = only(run, "users=4");

        assertTheRequest(cell);
        assertThat(cell.value(Metric.STREAM_MS, 0)).as("ns since 1970").isEqualTo(450, within(0.001));
        assertThat(cell.generations()).as("without warm-up").isEqualTo(3);
        assertThat(cell.errors()).containsOnlyKeys(Outcome.http(503));
        assertThat(cell.cancelled()).isEqualTo(1);
        assertThat(cell.gapsUs()).containsExactly(150_000, 150_000);
        assertThat(cell.tokens().estimated()).isZero();
    }

    @Test
    void guideLlmIsComputedFromItsRequests() throws IOException {
        RunData run = RunReader.read(file("benchmarks.json", GUIDELLM.formatted(1)));
        CellData cell = only(run, "users=2");

        assertThat(cell.value(Metric.FIRST_TOKEN_MS, 0)).isEqualTo(100, within(0.001));
        assertThat(cell.value(Metric.FIRST_OUTPUT_MS, 0)).isEqualTo(200, within(0.001));
        assertThat(cell.value(Metric.LATENCY_MS, 0)).isEqualTo(400, within(0.001));
        assertThat(cell.value(Metric.STREAM_MS, 0)).isEqualTo(500, within(0.001));
        assertThat(cell.value(Metric.SCHEDULED_DELAY_MS, 0)).isEqualTo(10, within(0.001));
        assertThat(cell.errors()).containsOnlyKeys(Outcome.of(Outcome.Kind.CONNECT));
        assertThat(cell.cancelled()).isEqualTo(1);
    }

    @Test
    void aSampleOfTheRequestsHasNoRates() throws IOException {
        RunData run = RunReader.read(file("benchmarks.json", GUIDELLM.formatted(100)));

        assertThat(RunSummary.of(run).overall().throughput()).isEmpty();
        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.ROWS_TRUNCATED);
    }

    @Test
    void inferencePerfsChunksAreTokensOfOneTime() throws IOException {
        RunData run = RunReader.read(file("per_request_lifecycle_metrics.json", INFERENCE_PERF_ROWS));
        CellData cell = only(run, RunData.UNNAMED_SERIES);

        assertTheRequest(cell);
        assertFirst(cell, Metric.STREAM_MS, 500);
        assertThat(cell.gapsUs()).containsExactly(150_000, 150_000);
        assertThat(cell.errors()).containsOnlyKeys(Outcome.of(Outcome.Kind.TIMEOUT_TOTAL));
    }

    @Test
    void k6sPointsArePutTogether() throws IOException {
        RunData run = RunReader.read(file("k6.json", K6_POINTS));
        CellData cell = only(run, "users=2");

        assertTheRequest(cell);
        assertFirst(cell, Metric.STREAM_MS, 500);
        assertThat(run.info().start()).hasToString("2026-01-31T12:00:00Z");
        assertThat(cell.errors()).containsOnlyKeys(Outcome.of(Outcome.Kind.TIMEOUT_TOTAL));
    }

    @ParameterizedTest
    @CsvSource({
        "vllm,first_chunk_ms_p50,150",
        "vllm,first_chunk_ms_p99,199",
        "vllm,tpot_ms_p50,55",
        "vllm,latency_ms_p95,400",
        "vllm,failed_pct,33.333333",
        "vllm,first_token_ms_p50,",
        "vllm,latency_ms_p50,",
        "vllm,system_tokens_per_s,4",
        "aiperf,first_token_ms_p95,190",
        "aiperf,tpot_ms_p50,20",
        "aiperf,failed_pct,5",
        "aiperf,latency_ms_p95,",
        "aiperf,requests_per_s,2.5",
        "inference-perf,first_token_ms_p50,100",
        "inference-perf,tpot_ms_p95,25",
        "inference-perf,stream_ms_p95,900",
        "inference-perf,latency_ms_p50,",
        "inference-perf,requests_per_s,4.9",
        "k6,first_token_ms_p95,190",
        "k6,stream_ms_p50,500",
        "k6,tpot_ms_p50,",
        "k6,system_tokens_per_s,190",
        "k6,failed_pct,5",
        "failing,requests_per_s,",
        "failing,failed_pct,20"
    })
    void summariesStateOnlyWhatIsDefinedAsOurs(String tool, String figure, Double value) throws IOException {
        RunData run = RunReader.readFigures(summary(tool));
        CellData cell = run.cells().values().iterator().next();

        assertThat(cell.stated().orElseThrow().value(figure).orElse(Double.NaN))
                .isEqualTo(value == null ? Double.NaN : value, EXACT);
        assertThat(cell.generations()).isZero();
    }

    private Path summary(String tool) throws IOException {
        return file(
                "summary.json",
                switch (tool) {
                    case "vllm" -> VLLM.formatted("");
                    case "aiperf" -> AIPERF_SUMMARY;
                    case "inference-perf" -> INFERENCE_PERF.formatted(0);
                    case "failing" -> INFERENCE_PERF.formatted(5);
                    default -> K6_SUMMARY;
                });
    }

    @Test
    void aVerdictNeedsRequests() throws IOException {
        Path summary = summary("vllm");

        assertThatThrownBy(() -> RunReader.read(summary))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("holds the figures of vLLM bench but not its requests")
                .hasMessageContaining("--save-detailed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ttfts\": [0.1,|\"ttfts\": [\"soon\",|value 1.ttfts[0]: expected a number of 0 or more, found \"soon\"",
                "\"start_times\": [7000.5|\"start_times\": [{}|value 1.start_times[0]: expected a number, found {}",
                "\"input_lens\": [10|\"input_lens\": [-1|value 1.input_lens[0]: expected a number of 0 or more, found -1"
            })
    void whatIsWrongIsNamed(String was, String is, String message) throws IOException {
        Path file = file("vllm.json", VLLM.formatted(VLLM_ROWS).replace(was, is));

        assertThatThrownBy(() -> RunReader.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void theLastLineOfARunThatWasKilledMayBeCut() throws IOException {
        RunData run = RunReader.read(file("profile_export.jsonl", AIPERF_ROWS.substring(0, AIPERF_ROWS.length() - 40)));

        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.ROWS_TRUNCATED);
        assertThat(run.cells().values().iterator().next().generations()).isEqualTo(2);
    }

    @Test
    void k6WithoutTheExtensionHasNoFirstToken() throws IOException {
        Path plain =
                file("k6.json", "{\"metrics\": {\"iterations\": {\"count\": 3}, \"http_req_waiting\": {\"avg\": 5}}}");

        assertThatThrownBy(() -> RunReader.readFigures(plain)).hasMessageContaining("not with the first token");
    }

    @ParameterizedTest
    @CsvSource({"benchmarks.yaml,is YAML", "result.parquet,is not read"})
    void aFileThatIsNotReadIsToldWhatIs(String name, String why, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "benchmarks: []");

        assertThatThrownBy(() -> RunReader.readFigures(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll(
                        why, "run folder", "simulation.log", "CSV", "JSON", "GuideLLM", "AIPerf", "k6");
    }
}
