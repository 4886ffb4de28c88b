package mock.fault;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import mock.answer.Dialect;
import mock.http.Exchange;
import mock.http.Head;

/** Faults that answer with something else than an answer. */
final class ResponseFaults {

    private static final int HUGE_BYTES = 1 << 20;

    static final Map<String, Function<FaultSpec, Fault>> ALL = Map.of("http", ResponseFaults::http);

    private ResponseFaults() {}

    /** {@code status} (500), {@code body} json, flat, html, empty or huge; {@code retry-after} in seconds. */
    private static Fault http(FaultSpec spec) {
        int status = spec.integer("status", 500);
        String shape = spec.text("body", "json");
        String retryAfter = spec.text("retry-after", "");
        return new Fault() {
            @Override
            public boolean takesOver(Exchange exchange, Dialect dialect) {
                String type = shape.equals("html") ? "text/html" : "application/json";
                Head head = Head.of(status, type);
                exchange.respond(
                        retryAfter.isEmpty() ? head : head.with("Retry-After", retryAfter),
                        body(shape, status, dialect));
                return true;
            }
        };
    }

    private static byte[] body(String shape, int status, Dialect dialect) {
        String message = "mock fault: status " + status;
        return switch (shape) {
            case "json" -> dialect.error(status, message);
            case "flat" ->
                utf8("{\"object\":\"error\",\"message\":\"" + message
                        + "\",\"type\":\"MockFault\",\"param\":null,\"code\":" + status + "}");
            case "html" ->
                utf8("<html><head><title>" + status + "</title></head><body><h1>" + message
                        + "</h1><hr>nginx</body></html>");
            case "empty" -> new byte[0];
            case "huge" -> dialect.error(status, message + " " + "x".repeat(HUGE_BYTES));
            default ->
                throw new IllegalArgumentException(
                        "fault 'http': body has to be json, flat, html, empty or huge, found '" + shape + "'");
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
