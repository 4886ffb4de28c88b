package analysis.summary.peers;

import static run.Units.MS_PER_S;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Cell;
import run.TokenSource;

/**
 * Reader of the result of {@code vllm bench serve --save-result}: one object, or several appended to each other.
 *
 * <ul>
 * <li>{@code model_id}; {@code max_concurrency}, else {@code request_rate}, is the level; {@code date} ({@code
 *     20260131-120000}) is the time of writing, without a zone and taken as UTC; {@code duration}, s.
 * <li>With {@code --save-detailed}, per request: {@code input_lens}, {@code output_lens}; {@code ttfts}, s, is our
 *     first chunk; {@code itls}, s, lists the gaps; {@code latencies}, s, is our latency, otherwise {@code ttfts} plus
 *     the {@code itls}; {@code start_times}, s, of a clock with arbitrary zero; {@code errors}, a text for each
 *     failure.
 * <li>Without: {@code median_ttft_ms}, {@code p99_tpot_ms}, {@code p95_e2el_ms} … as they are; {@code
 *     output_throughput}, {@code request_throughput}; {@code completed} and {@code failed}.
 * </ul>
 *
 * A failed request has times of 0, which are read as absent.
 */
final class VllmBench implements PeerFormat {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final Map<String, String> QUANTITIES =
            Map.of("ttft", "first_chunk_ms", "tpot", "tpot_ms", "e2el", "latency_ms");
    private static final Map<String, String> STATISTICS =
            Map.of("mean", "mean", "median", "p50", "p90", "p90", "p95", "p95", "p99", "p99");

    @Override
    public Peer tool() {
        return Peer.VLLM_BENCH;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.has("model_id") && first.has("request_throughput") && first.has("completed");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        load.cut(file.forEach(run -> one(run, load)));
    }

    private static void one(PeerValue run, PeerLoad load) {
        PeerValue rate = run.at("request_rate");
        String series = load.series(
                run.at("max_concurrency").count(), rate.isNumber() ? rate.number() : OptionalDouble.empty());
        Cell cell = new Cell(PeerLoad.model(run.at("model_id").text()), series);
        Instant end = written(run.at("date").text()).orElseGet(load::written);
        Instant start = end.minusMillis(
                Math.round(MS_PER_S * run.at("duration").number().orElse(0)));
        load.covers(start);
        load.covers(end);
        if (run.at("ttfts").isArray()) {
            rows(run, cell, start, load);
        } else {
            load.state(cell, stated(run));
        }
    }

    private static Optional<Instant> written(String date) {
        try {
            return Optional.of(LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // the file's own time will do
        }
    }

    private static void rows(PeerValue run, Cell cell, Instant start, PeerLoad load) {
        PeerValue starts = run.at("start_times");
        double first = starts.elements().stream()
                .flatMapToDouble(time -> time.reading().stream())
                .min()
                .orElse(0);
        int count = run.at("ttfts").size();
        for (int i = 0; i < count; i++) {
            double offsetS = starts.at(i).reading().orElse(first) - first;
            PeerRow row = new PeerRow(cell, start.plusMillis(Math.round(MS_PER_S * offsetS)))
                    .prompt(run.at("input_lens").at(i).count());
            String error = run.at("errors").at(i).text();
            OptionalDouble latency = latency(run, i);
            // Without start times there is no rate.
            OptionalDouble stream = starts.at(i).isPresent() ? latency : OptionalDouble.empty();
            if (error.isEmpty() && latency.isPresent()) {
                OptionalInt tokens = run.at("output_lens").at(i).count();
                row.firstChunk(positive(run.at("ttfts").at(i)))
                        .latency(latency)
                        .output(tokens, Optional.of(TokenSource.USAGE))
                        .gaps(gaps(run.at("itls").at(i)));
            } else {
                row.failed(
                        OptionalInt.empty(), error.lines().reduce((a, b) -> b).orElse("no answer"));
            }
            load.add(row.stream(stream));
        }
    }

    /** Time in ms; absent if it is 0, which means that nothing arrived. */
    private static OptionalDouble positive(PeerValue seconds) {
        OptionalDouble ms = seconds.number(MS_PER_S);
        return ms.orElse(0) > 0 ? ms : OptionalDouble.empty();
    }

    private static OptionalDouble latency(PeerValue run, int i) {
        OptionalDouble stated = positive(run.at("latencies").at(i));
        OptionalDouble first = positive(run.at("ttfts").at(i));
        if (stated.isPresent() || first.isEmpty()) {
            return stated;
        }
        double sum = 0;
        for (double gap : gaps(run.at("itls").at(i))) {
            sum += gap;
        }
        return OptionalDouble.of(first.getAsDouble() + sum);
    }

    private static double[] gaps(PeerValue seconds) {
        return seconds.elements().stream()
                .flatMapToDouble(gap -> gap.number(MS_PER_S).stream())
                .toArray();
    }

    private static StatedFigures stated(PeerValue run) {
        StatedFigures figures = new StatedFigures();
        QUANTITIES.forEach((theirs, ours) -> STATISTICS.forEach((statistic, name) -> figures.put(
                ours + "_" + name, run.at(statistic + "_" + theirs + "_ms").number())));
        return figures.put("requests_per_s", run.at("request_throughput").number())
                .put("system_tokens_per_s", run.at("output_throughput").number())
                .failures(run.at("completed").number(), run.at("failed").number());
    }
}
