package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Cell;
import run.TokenSource;

/**
 * Reader of the points of {@code k6 run --out json=FILE} with the extension xk6-llm: one object per line; those with
 * {@code "type": "Point"} have {@code metric}, {@code data.time} (ISO-8601), {@code data.value} and {@code data.tags}.
 *
 * <ul>
 * <li>{@code llm_requests} begins a successful request; the points that follow with the same time and model belong to
 *     it. {@code llm_request_duration}, ms, ends with the stream, at the time of the points; {@code llm_ttft} is the
 *     first token; {@code llm_itl} is a gap between chunks, so TTFT plus the gaps is our latency; {@code
 *     llm_prompt_tokens}, {@code llm_completion_tokens}; {@code llm_aborted}: cancelled by the client.
 * <li>{@code llm_errors} is a failed request with its kind in the tag {@code error_type}.
 * <li>{@code vus_max}: the number of users, from the last point.
 * </ul>
 *
 * {@code llm_tpot} is ignored, since it ends with the stream and not with the last content; ours is computed. So is
 * {@code http_req_waiting}, which ends with the response's first byte and not with a token.
 */
final class K6Points implements PeerFormat {

    @Override
    public Peer tool() {
        return Peer.K6;
    }

    @Override
    public boolean matches(JsonNode first) {
        return first.has("metric")
                && first.has("data")
                && List.of("Metric", "Point").contains(first.path("type").asText());
    }

    @Override
    public void read(PeerFile file, PeerLoad load) {
        OptionalInt[] users = {OptionalInt.empty()};
        file.forEach(point -> {
            if (isPoint(point, "vus_max")) {
                users[0] = point.at("data", "value").count();
            }
        });
        String series = load.series(users[0], OptionalDouble.empty());
        Requests requests = new Requests(series, load);
        load.cut(file.forEach(requests::accept));
        requests.end();
    }

    private static boolean isPoint(PeerValue value, String metric) {
        return value.at("type").text().equals("Point")
                && value.at("metric").text().equals(metric);
    }

    /** Assembles requests from their points. */
    private static final class Requests {

        private final String series;
        private final PeerLoad load;
        private Open open;

        Requests(String series, PeerLoad load) {
            this.series = series;
            this.load = load;
        }

        /** Request whose points are not all read yet. */
        private static final class Open {
            private final String time;
            private final String model;
            private final Instant end;
            private OptionalDouble streamMs = OptionalDouble.empty();
            private OptionalDouble firstMs = OptionalDouble.empty();
            private OptionalInt prompt = OptionalInt.empty();
            private OptionalInt output = OptionalInt.empty();
            private final List<Double> gapsMs = new ArrayList<>();
            private boolean aborted;

            Open(String time, String model, Instant end) {
                this.time = time;
                this.model = model;
                this.end = end;
            }
        }

        void accept(PeerValue point) {
            String metric = point.at("metric").text();
            if (!point.at("type").text().equals("Point") || !metric.startsWith("llm_")) {
                return;
            }
            PeerValue data = point.at("data");
            String time = data.at("time").text();
            String model = PeerLoad.model(data.at("tags", "model").text());
            if (metric.equals("llm_errors")) {
                end();
                load.add(new PeerRow(new Cell(model, series), instant(data))
                        .failed(
                                OptionalInt.empty(),
                                data.at("tags", "error_type").text()));
            } else if (metric.equals("llm_requests")) {
                end();
                open = new Open(time, model, instant(data));
            } else if (open != null && open.time.equals(time) && open.model.equals(model)) {
                of(metric, data.at("value"));
            }
        }

        private void of(String metric, PeerValue value) {
            switch (metric) {
                case "llm_request_duration" -> open.streamMs = value.number();
                case "llm_ttft" -> open.firstMs = value.number();
                case "llm_itl" -> value.number().ifPresent(open.gapsMs::add);
                case "llm_prompt_tokens" -> open.prompt = value.count();
                case "llm_completion_tokens" -> open.output = value.count();
                case "llm_aborted" -> open.aborted = true;
                default -> {
                    // not one of our metrics
                }
            }
        }

        void end() {
            if (open == null) {
                return;
            }
            Instant start = open.end.minusMillis(Math.round(open.streamMs.orElse(0)));
            PeerRow row = new PeerRow(new Cell(open.model, series), start).stream(open.streamMs);
            if (open.aborted) {
                row.cancelled();
            } else {
                double[] gaps =
                        open.gapsMs.stream().mapToDouble(Double::doubleValue).toArray();

                row.firstToken(open.firstMs)
                        .latency(
                                open.firstMs.isPresent()
                                        ? OptionalDouble.of(open.firstMs.getAsDouble()
                                                + Arrays.stream(gaps).sum())
                                        : OptionalDouble.empty())
                        .prompt(open.prompt)
                        .output(open.output, Optional.of(TokenSource.USAGE))
                        .gaps(gaps);
            }
            load.add(row);
            open = null;
        }

        private static Instant instant(PeerValue data) {
            try {
                return OffsetDateTime.parse(data.at("time").text()).toInstant();
            } catch (DateTimeException e) {
                throw data.at("time").bad("expected an ISO 8601 time");
            }
        }
    }
}
