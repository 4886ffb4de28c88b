package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalDouble;
import run.Cell;
import run.file.UnreadableFileException;

/**
 * Reader of a k6 summary with the extension xk6-llm: one object with {@code metrics}, written by {@code
 * --summary-export} (values in the metric) or {@code handleSummary()} (in its {@code values}).
 *
 * <p>{@code llm_ttft} and {@code llm_request_duration} (our end of the stream) with {@code avg}, {@code med}, {@code
 * p(90)}, {@code p(95)} and {@code p(99)}, ms; {@code llm_requests} and {@code llm_completion_tokens} with {@code
 * rate}, which is over k6's whole run; {@code count} of requests and of {@code llm_errors}, which is absent if nothing
 * failed; {@code vus_max}. {@code llm_tpot} is ignored, as in {@link K6Points}.
 */
final class K6Summary implements PeerFormat {

    private static final Map<String, String> QUANTITIES =
            Map.of("llm_ttft", "first_token_ms", "llm_request_duration", "stream_ms");
    private static final Map<String, String> STATISTICS =
            Map.of("avg", "mean", "med", "p50", "p(90)", "p90", "p(95)", "p95", "p(99)", "p99");

    @Override
    public Peer tool() {
        return Peer.K6;
    }

    @Override
    public boolean matches(JsonNode first) {
        JsonNode metrics = first.path("metrics");
        return metrics.has("iterations") || metrics.has("vus_max") || metrics.has("llm_requests");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        load.cut(file.forEach(run -> {
            PeerValue metrics = run.at("metrics");
            if (!metrics.at("llm_requests").isPresent()
                    && !metrics.at("llm_errors").isPresent()) {
                throw new UnreadableFileException(
                        file.path(),
                        "is a k6 summary without the metrics of xk6-llm; http_req_waiting ends with the first"
                                + " byte of the response, not with the first token");
            }
            PeerValue users = values(metrics.at("vus_max"));
            String series = load.series(
                    (users.at("max").isPresent() ? users.at("max") : users.at("value")).count(),
                    OptionalDouble.empty());
            load.state(new Cell(PeerLoad.model(""), series), stated(metrics));
        }));
    }

    private static PeerValue values(PeerValue metric) {
        return metric.at("values").isPresent() ? metric.at("values") : metric;
    }

    private static StatedFigures stated(PeerValue metrics) {
        StatedFigures figures = new StatedFigures();
        QUANTITIES.forEach((theirs, ours) -> figures.put(ours, values(metrics.at(theirs)), STATISTICS, 1));
        OptionalDouble failed = values(metrics.at("llm_errors")).at("count").number();
        return figures.put(
                        "requests_per_s",
                        values(metrics.at("llm_requests")).at("rate").number())
                .put(
                        "system_tokens_per_s",
                        values(metrics.at("llm_completion_tokens")).at("rate").number())
                .failures(
                        values(metrics.at("llm_requests")).at("count").number(),
                        failed.isPresent() ? failed : OptionalDouble.of(0));
    }
}
