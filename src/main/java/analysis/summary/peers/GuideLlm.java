package analysis.summary.peers;

import analysis.summary.samples.Warning.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Cell;
import run.file.UnreadableFileException;

/**
 * Reader of {@code benchmarks.json} or {@code benchmarks.yaml} of GuideLLM: one object with a list {@code benchmarks},
 * one element per level.
 *
 * <ul>
 * <li>{@code config.strategy}: {@code streams} of a closed level, {@code rate} of an open one; {@code config.backend}
 *     has, at any depth, the {@code model}.
 * <li>{@code requests}: the lists {@code successful}, {@code errored} and {@code incomplete} (cancelled). In each
 *     request, {@code info.timings} has {@code request_start}, {@code first_token_iteration}, {@code
 *     first_output_token_iteration}, {@code last_token_iteration} and {@code request_end}, s since 1970; {@code
 *     info.error}; {@code prompt_tokens}, {@code output_tokens}.
 * <li>{@code metrics.request_totals} counts them: a file that holds only a sample of the requests has no rates.
 * </ul>
 *
 * In YAML the keys are sorted, so a file without {@code metadata} is cut; the rest of it would still be valid YAML.
 *
 * <p>Its own statistics are ignored: their percentiles are nearest-rank, and they count a missing TTFT as 0.
 */
final class GuideLlm implements PeerFormat {

    @Override
    public Peer tool() {
        return Peer.GUIDELLM;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.path("benchmarks").isArray()
                && first.path("benchmarks").path(0).has("requests");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        load.cut(file.forEach(report -> {
            if (file.isYaml() && !report.at("metadata").isPresent()) {
                throw new UnreadableFileException(
                        file.path(), "is cut: 'metadata', which GuideLLM writes after the benchmarks, is missing");
            }
            for (PeerValue level : report.at("benchmarks").elements()) {
                level(file, level, load);
            }
        }));
    }

    private static void level(PeerFile file, PeerValue level, PeerLoad load) {
        PeerValue strategy = level.at("config", "strategy");
        boolean alone = strategy.at("type_").text().equals("synchronous");
        PeerValue model = level.at("config", "backend").somewhere("model");
        Cell cell = new Cell(
                PeerLoad.model(model.text()),
                load.series(
                        alone ? OptionalInt.of(1) : strategy.at("streams").count(),
                        strategy.at("rate").number()));
        PeerValue requests = level.at("requests");
        PeerValue successful = requests.at("successful");
        int held = successful.size() + requests.at("errored").size();
        int made = level.at("metrics", "request_totals", "successful").count().orElse(successful.size())
                + level.at("metrics", "request_totals", "errored")
                        .count()
                        .orElse(requests.at("errored").size());
        boolean whole = held >= made;
        if (held == 0 && made > 0) {
            throw new UnreadableFileException(
                    file.path(),
                    cell.series() + " has none of its " + made
                            + " requests, and GuideLLM's own statistics are not comparable: configure it to save"
                            + " all requests");
        }
        if (!whole) {
            load.warn(
                    Kind.ROWS_TRUNCATED,
                    file.path() + " holds " + held + " of " + made + " requests of " + cell.series() + ": no rates.");
        }
        successful.elements().forEach(request -> load.add(successful(request, cell, whole)));
        requests.at("errored")
                .elements()
                .forEach(request -> load.add(row(request, cell, whole)
                        .failed(OptionalInt.empty(), request.at("info", "error").text())));
        requests.at("incomplete")
                .elements()
                .forEach(request -> load.add(row(request, cell, whole).cancelled()));
    }

    private static PeerRow row(PeerValue request, Cell cell, boolean whole) {
        PeerValue timings = request.at("info", "timings");
        PeerValue start = timings.first("request_start", "resolve_start", "targeted_start");
        OptionalDouble end = timings.first("request_end", "resolve_end").reading();
        return new PeerRow(cell, start.time(1))
                .stream(whole ? PeerRow.ms(start.reading(), end) : OptionalDouble.empty());
    }

    private static PeerRow successful(PeerValue request, Cell cell, boolean whole) {
        PeerValue timings = request.at("info", "timings");
        OptionalDouble start = timings.at("request_start").reading();
        return row(request, cell, whole)
                .firstToken(
                        PeerRow.ms(start, timings.at("first_token_iteration").reading()))
                .firstOutput(PeerRow.ms(
                        start, timings.at("first_output_token_iteration").reading()))
                .latency(PeerRow.ms(start, timings.at("last_token_iteration").reading()))
                .delay(PeerRow.ms(timings.at("targeted_start").reading(), start))
                .prompt(request.at("prompt_tokens").count())
                .output(request.at("output_tokens").count(), Optional.empty());
    }
}
