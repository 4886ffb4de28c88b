package mock.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import mock.answer.AnswerFormat;
import mock.answer.Frame;
import mock.http.Head;
import mock.http.ServerExchange;

/** Faults of the connection: it breaks, stalls, or is closed when nobody expects it. */
final class ConnectionFaults {

    private static final Set<String> AFTER = Set.of("after");

    static final List<FaultKind> ALL = List.of(
            FaultKind.of(
                    "fin", AFTER, "closes the connection (FIN) after some tokens", s -> breakOff(s, new Step.Close())),
            FaultKind.of(
                    "rst", AFTER, "resets the connection (RST) after some tokens", s -> breakOff(s, new Step.Reset())),
            FaultKind.of("hang", AFTER, "sends nothing more after some tokens", s -> breakOff(s, new Step.Hang())),
            FaultKind.of(
                    "truncate",
                    AFTER,
                    "ends the response cleanly after some tokens, without finish reason and end mark",
                    s -> breakOff(s, new Step.End())),
            FaultKind.of(
                    "comments",
                    Set.of("after", "every"),
                    "sends keep-alives every some ms after some tokens, and nothing else",
                    ConnectionFaults::comments),
            FaultKind.of(
                    "close-idle",
                    Set.of("delay"),
                    "closes a kept-alive connection some ms after the response, without notice",
                    ConnectionFaults::closeIdle),
            FaultKind.of(
                    "pull-stall",
                    Set.of("at"),
                    "a pull makes no progress beyond some per cent, though its lines go on",
                    ConnectionFaults::pullStall));

    private ConnectionFaults() {}

    /** Sends {@code after} tokens (3), then does {@code ending}. */
    private static Fault breakOff(FaultSpec spec, Step ending) {
        return after(spec.count("after", 3), ending);
    }

    private static Fault comments(FaultSpec spec) {
        int everyMs = Math.max(1, spec.count("every", 100));
        int after = spec.count("after", 0);
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                String nothing = format.framing().isSse() ? ": keep-alive\n\n" : "\n";
                byte[] bytes = nothing.getBytes(StandardCharsets.US_ASCII);
                return after(after, new Step.Repeat(bytes, everyMs)).apply(frame, tokens, format);
            }
        };
    }

    private static Fault after(int after, Step ending) {
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                boolean opening = frame.kind() == Frame.Kind.ROLE && after > 0;
                return opening || frame.isContent() && tokens < after ? List.of(new Step.Send(frame)) : List.of(ending);
            }
        };
    }

    private static Fault closeIdle(FaultSpec spec) {
        int delayMs = spec.count("delay", 0);
        return new Fault() {
            @Override
            public void end(ServerExchange exchange) {
                exchange.end();
                exchange.closeIn(delayMs);
            }

            @Override
            public void respond(ServerExchange exchange, Head head, byte[] body) {
                exchange.respond(head, body);
                exchange.closeIn(delayMs);
            }
        };
    }

    private static Fault pullStall(FaultSpec spec) {
        int percent = spec.count("at", 50);
        return new Fault() {
            @Override
            public boolean stallsPull(long bytes, long total) {
                return bytes * 100.0 >= total * (double) percent;
            }
        };
    }
}
