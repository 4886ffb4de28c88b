package analysis.summary.peers;

import static run.Units.MS_PER_S;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalDouble;
import run.Cell;

/**
 * Reader of {@code summary_lifecycle_metrics.json} and {@code stage_N_lifecycle_metrics.json} of inference-perf: one
 * object.
 *
 * <ul>
 * <li>{@code load_summary}: {@code concurrency} or {@code requested_rate}.
 * <li>{@code successes}: {@code count}; in {@code latency} (in {@code successes} itself in older versions) {@code
 *     time_to_first_token}, {@code time_per_output_token} and {@code request_latency} (our end of the stream), each
 *     with {@code mean}, {@code median}, {@code p90} …, s; {@code throughput.requests_per_sec}, {@code
 *     output_tokens_per_sec}.
 * <li>{@code failures.count}: its rates include the time of failures, so they match ours only if nothing failed.
 * </ul>
 */
final class InferencePerfSummary implements PeerFormat {

    private static final Map<String, String> QUANTITIES = Map.of(
            "time_to_first_token", "first_token_ms",
            "time_per_output_token", "tpot_ms",
            "request_latency", "stream_ms");
    private static final Map<String, String> STATISTICS =
            Map.of("mean", "mean", "median", "p50", "p90", "p90", "p95", "p95", "p99", "p99");

    @Override
    public Peer tool() {
        return Peer.INFERENCE_PERF;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.has("load_summary") && first.has("successes") && first.has("failures");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        load.cut(file.forEach(stage -> load.state(new Cell(PeerLoad.model(""), series(stage, load)), stated(stage))));
    }

    /** Series of the level of {@code stage}. */
    static String series(PeerValue stage, PeerLoad load) {
        PeerValue level = stage.at("load_summary");
        return load.series(
                level.at("concurrency").count(), level.at("requested_rate").number());
    }

    private static StatedFigures stated(PeerValue stage) {
        PeerValue successes = stage.at("successes");
        PeerValue latency = successes.at("latency").isPresent() ? successes.at("latency") : successes;
        StatedFigures figures = new StatedFigures();
        QUANTITIES.forEach((theirs, ours) -> figures.put(ours, latency.at(theirs), STATISTICS, MS_PER_S));
        OptionalDouble failed = stage.at("failures", "count").number();
        if (failed.orElse(1) == 0) {
            PeerValue rates = successes.at("throughput");
            figures.put("requests_per_s", rates.at("requests_per_sec").number())
                    .put(
                            "system_tokens_per_s",
                            rates.at("output_tokens_per_sec").number());
        }
        return figures.failures(successes.at("count").number(), failed);
    }
}
