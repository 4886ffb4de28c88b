package mock.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import mock.answer.AnswerFormat;
import mock.answer.AnswerRequest;
import mock.answer.Frame;
import mock.answer.ServedApi;
import mock.http.Head;
import mock.http.ServerExchange;

/** Faults of the response as a whole: status, headers, kind of body. */
final class ResponseFaults {

    private static final int HUGE_BYTES = 1 << 20;
    private static final Set<String> SHAPES = Set.of("json", "flat", "html", "empty", "huge");

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("http", ResponseFaults::http, "status", "body", "retry-after"),
            FaultKind.of("json", s -> json()),
            FaultKind.of("content-type", ResponseFaults::contentType, "type"),
            FaultKind.of("late-headers", s -> lateHeaders()),
            FaultKind.of("no-headers", s -> noHeaders()));

    private ResponseFaults() {}

    private static Fault http(FaultSpec spec) {
        int status = spec.integer("status", 500);
        String shape = spec.text("body", "json");
        String retryAfter = spec.headerValue("retry-after", "");
        if (status < 200 || status > 599 || !SHAPES.contains(shape)) {
            throw new IllegalArgumentException("fault 'http': status must be 200 to 599 and body one of " + SHAPES
                    + ", found " + status + " and '" + shape + "'");
        }
        return new Fault() {
            @Override
            public boolean takesOver(ServerExchange exchange, ServedApi dialect) {
                Head head = Head.of(status, shape.equals("html") ? "text/html" : "application/json");
                exchange.respond(
                        retryAfter.isEmpty() ? head : head.with("Retry-After", retryAfter),
                        body(shape, status, dialect));
                return true;
            }
        };
    }

    private static byte[] body(String shape, int status, ServedApi dialect) {
        String message = "mock fault: status " + status;
        return switch (shape) {
            case "flat" ->
                utf8("{\"object\":\"error\",\"message\":\"" + message
                        + "\",\"type\":\"MockFault\",\"param\":null,\"code\":" + status + "}");
            case "html" ->
                utf8("<html><head><title>" + status + "</title></head><body><h1>" + message
                        + "</h1><hr>nginx</body></html>");
            case "empty" -> new byte[0];
            case "huge" -> dialect.error(status, message + " " + "x".repeat(HUGE_BYTES));
            default -> dialect.error(status, message);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Fault json() {
        return new Fault() {
            @Override
            public AnswerRequest request(AnswerRequest request) {
                return request.unstreamed();
            }
        };
    }

    private static Fault contentType(FaultSpec spec) {
        String type = spec.headerValue("type", "text/plain");
        return new Fault() {
            @Override
            public Head head(Head head) {
                return head.with("Content-Type", type);
            }
        };
    }

    private static Fault lateHeaders() {
        return new Fault() {
            @Override
            public HeadersAt headersAt() {
                return HeadersAt.FIRST_TOKEN;
            }
        };
    }

    private static Fault noHeaders() {
        return new Fault() {
            @Override
            public HeadersAt headersAt() {
                return HeadersAt.NEVER;
            }

            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                return List.of(new Step.Hang());
            }
        };
    }
}
