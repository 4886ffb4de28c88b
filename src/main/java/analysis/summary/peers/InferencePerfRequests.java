package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import run.Cell;
import run.TokenSource;

/**
 * Reader of {@code per_request_lifecycle_metrics.json} of inference-perf: an array with one object per request.
 *
 * <ul>
 * <li>{@code start_time}, {@code end_time}, s, of a clock with arbitrary zero: the last one is taken as the time at
 *     which the file was written.
 * <li>{@code request}: the body of the request, for its {@code model}.
 * <li>{@code info.response_metrics} ({@code info} itself in older versions): {@code output_token_times}, the times of
 *     tokens, s, equal within a chunk; {@code output_tokens} by a tokenizer, unless the server counts {@code
 *     server_usage.completion_tokens}. {@code info.input_tokens}.
 * <li>{@code error}: null, or {@code error_type} and {@code error_msg}.
 * </ul>
 *
 * The level comes from the reports of the stages beside it ({@link InferencePerfStages}). The tool does not time reasoning
 * and tool calls: in answers that have them, its first token is our first output.
 */
final class InferencePerfRequests implements PeerFormat {

    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public Peer tool() {
        return Peer.INFERENCE_PERF;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.has("start_time") && first.has("end_time") && first.has("info");
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        double[] last = {Double.NEGATIVE_INFINITY};
        DoubleStream.Builder starts = DoubleStream.builder();
        file.forEach(request -> {
            last[0] = Math.max(last[0], request.at("end_time").reading().orElse(start(request)));
            starts.add(start(request));
        });
        Instant written = load.written();
        InferencePerfStages stages =
                InferencePerfStages.of(file.path(), starts.build().toArray(), load);
        load.cut(file.forEach(request -> {
            double start = start(request);
            Cell cell = new Cell(model(request.at("request").text()), stages.series(start));
            Instant time = written.minusMillis(Math.round(1000 * (last[0] - start)));
            load.add(row(request, OptionalDouble.of(start), new PeerRow(cell, time)));
        }));
    }

    private static double start(PeerValue request) {
        PeerValue start = request.at("start_time");
        return start.reading().orElseThrow(() -> start.bad("expected a time"));
    }

    private static String model(String body) {
        Matcher named = MODEL.matcher(body);
        return PeerLoad.model(named.find() ? named.group(1) : "");
    }

    private static PeerRow row(PeerValue request, OptionalDouble start, PeerRow row) {
        row.stream(PeerRow.ms(start, request.at("end_time").reading()));
        PeerValue error = request.at("error");
        if (error.isPresent()) {
            return row.failed(
                    OptionalInt.empty(),
                    error.at("error_type").text() + ": " + error.at("error_msg").text());
        }
        PeerValue info = request.at("info");
        PeerValue answer = info.at("response_metrics").isPresent() ? info.at("response_metrics") : info;
        List<Double> times = new ArrayList<>();
        answer.at("output_token_times")
                .elements()
                .forEach(time -> time.reading().ifPresent(times::add));
        OptionalInt counted = answer.at("server_usage", "completion_tokens").count();
        boolean byServer = counted.isPresent();
        row.prompt(info.at("input_tokens").count())
                .output(
                        byServer ? counted : positive(answer.at("output_tokens").count()),
                        byServer ? Optional.of(TokenSource.USAGE) : Optional.empty());
        if (!times.isEmpty()) {
            row.firstToken(PeerRow.ms(start, OptionalDouble.of(times.get(0))))
                    .latency(PeerRow.ms(start, OptionalDouble.of(times.get(times.size() - 1))))
                    .gaps(gaps(times));
        }
        return row;
    }

    /** Count, unless it is 0, which it is for an answer that was not streamed. */
    private static OptionalInt positive(OptionalInt count) {
        return count.orElse(0) > 0 ? count : OptionalInt.empty();
    }

    /** Gaps between chunks, ms: tokens of one chunk share its time. */
    private static double[] gaps(List<Double> times) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            double gap = times.get(i) - times.get(i - 1);
            if (gap > 0) {
                gaps.add(1000 * gap);
            }
        }
        return gaps.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
