package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Cell;

/**
 * Reader of {@code profile_export_aiperf.json} of AIPerf: one object. Each metric is {@code {unit, avg, p50, p95, …}}:
 * {@code time_to_first_token}, {@code inter_token_latency} (our TPOT) and {@code request_latency}, ms; {@code
 * e2e_output_token_throughput}; {@code output_token_throughput}, {@code request_throughput}; {@code request_count} (of
 * successes) and {@code error_request_count}. {@code input_config} has, at any depth, {@code model_names}, {@code
 * concurrency} and {@code request_rate}; {@code start_time} and {@code end_time} are ISO-8601, UTC where they have no
 * zone.
 */
final class AiperfSummary implements PeerFormat {

    private static final Map<String, String> QUANTITIES = Map.of(
            "time_to_first_token", "first_token_ms",
            "inter_token_latency", "tpot_ms",
            "request_latency", "latency_ms",
            "e2e_output_token_throughput", "tokens_per_s");
    private static final Map<String, String> STATISTICS =
            Map.of("avg", "mean", "p50", "p50", "p90", "p90", "p95", "p95", "p99", "p99");

    @Override
    public Peer tool() {
        return Peer.AIPERF;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.path("request_latency").has("unit")
                && first.path("request_throughput").has("avg");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        load.cut(file.forEach(run -> {
            time(run.at("start_time").text()).ifPresent(load::covers);
            time(run.at("end_time").text()).ifPresent(load::covers);
            load.state(cell(run, load), stated(run));
        }));
    }

    /** Cell of the run in {@code file}; empty if the file holds no run. */
    static Optional<Cell> cell(PeerFile file, PeerLoad load) {
        List<Cell> cells = new ArrayList<>();
        file.forEach(run -> cells.add(cell(run, load)));
        return cells.stream().findFirst();
    }

    private static Cell cell(PeerValue run, PeerLoad load) {
        PeerValue config = run.at("input_config");
        PeerValue models = config.somewhere("model_names");
        PeerValue model = models.isArray() ? models.at(0) : models;
        PeerValue rate = config.somewhere("request_rate");
        PeerValue users = config.somewhere("concurrency");
        return new Cell(
                PeerLoad.model(model.text()),
                load.series(
                        users.isNumber() ? users.count() : OptionalInt.empty(),
                        rate.isNumber() ? rate.number() : OptionalDouble.empty()));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // the file's own time will do
        }
    }

    private static StatedFigures stated(PeerValue run) {
        StatedFigures figures = new StatedFigures();
        QUANTITIES.forEach((theirs, ours) -> figures.put(ours, run.at(theirs), STATISTICS, 1));
        OptionalDouble succeeded = run.at("request_count", "avg").number();
        OptionalDouble failed = run.at("error_request_count", "avg").number();
        return figures.put(
                        "system_tokens_per_s",
                        run.at("output_token_throughput", "avg").number())
                .put("requests_per_s", run.at("request_throughput", "avg").number())
                .failures(succeeded, failed);
    }
}
