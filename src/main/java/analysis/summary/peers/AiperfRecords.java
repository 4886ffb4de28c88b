package analysis.summary.peers;

import static run.Units.NS_PER_S;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Cell;

/**
 * Reader of {@code profile_export.jsonl} of AIPerf: one object per line and request.
 *
 * <ul>
 * <li>{@code metadata}: {@code request_start_ns}, {@code request_end_ns} since 1970; {@code benchmark_phase}, of which
 *     {@code warmup} is left out; {@code was_cancelled}.
 * <li>{@code metrics}, each {@code {value, unit}}: {@code time_to_first_token}, {@code time_to_first_output_token},
 *     {@code request_latency} and the list {@code inter_chunk_latency}, ms; {@code input_sequence_length}, {@code
 *     output_sequence_length}, tokens. Its inter-token latency is our TPOT and follows from these.
 * <li>{@code error}: null, or {@code code}, {@code type} and {@code message}.
 * </ul>
 *
 * The model and the level are in {@code profile_export_aiperf.json} beside it; without that file they are unknown.
 */
final class AiperfRecords implements PeerFormat {

    private static final String SUMMARY = "profile_export_aiperf.json";

    @Override
    public Peer tool() {
        return Peer.AIPERF;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.path("metadata").has("request_start_ns") && first.has("metrics");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        Cell cell = cell(file.path().resolveSibling(SUMMARY), load);
        load.cut(file.forEach(request -> {
            if (!request.at("metadata", "benchmark_phase").text().equals("warmup")) {
                load.add(row(request, cell));
            }
        }));
    }

    private static Cell cell(Path summary, PeerLoad load) {
        return Files.isRegularFile(summary)
                ? PeerFile.of(summary)
                        .flatMap(file -> AiperfSummary.cell(file, load))
                        .orElseGet(() -> unknown(load))
                : unknown(load);
    }

    private static Cell unknown(PeerLoad load) {
        return new Cell(PeerLoad.model(""), load.series(OptionalInt.empty(), OptionalDouble.empty()));
    }

    private static PeerRow row(PeerValue request, Cell cell) {
        PeerValue metadata = request.at("metadata");
        PeerValue started = metadata.at("request_start_ns");
        PeerRow row = new PeerRow(cell, started.time(NS_PER_S));
        metadata.at("request_end_ns")
                .reading()
                .ifPresent(end ->
                        row.stream(OptionalDouble.of((end - started.reading().getAsDouble()) / 1e6)));
        PeerValue error = request.at("error");
        if (metadata.at("was_cancelled").isTrue()) {
            return row.cancelled();
        }
        if (error.isPresent()) {
            PeerValue code = error.at("code");
            return row.failed(
                    code.isNumber() ? OptionalInt.of((int) code.reading().orElse(0)) : OptionalInt.empty(),
                    error.at("type").text() + ": " + error.at("message").text());
        }
        PeerValue metrics = request.at("metrics");
        return row.firstToken(metrics.at("time_to_first_token", "value").number())
                .firstOutput(metrics.at("time_to_first_output_token", "value").number())
                .latency(metrics.at("request_latency", "value").number())
                .prompt(metrics.at("input_sequence_length", "value").count())
                .output(metrics.at("output_sequence_length", "value").count(), Optional.empty())
                .gaps(metrics.at("inter_chunk_latency", "value").elements().stream()
                        .flatMapToDouble(gap -> gap.number().stream())
                        .toArray());
    }
}
