package mock.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mock.answer.Frame;
import mock.http.Head;
import mock.http.ServerExchange;

/** Faults of the connection: it breaks, stalls, or closes unexpectedly. */
final class ConnectionFaults {

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("fin", s -> breakOff(s, new Step.Close()), "after"),
            FaultKind.of("rst", s -> breakOff(s, new Step.Reset()), "after"),
            FaultKind.of("hang", s -> breakOff(s, new Step.Hang()), "after"),
            FaultKind.of("truncate", s -> breakOff(s, new Step.End()), "after"),
            FaultKind.of("comments", ConnectionFaults::comments, "after", "every"),
            FaultKind.of("close-idle", ConnectionFaults::closeIdle, "delay"),
            FaultKind.of("pull-stall", ConnectionFaults::pullStall, "at"));

    private ConnectionFaults() {}

    /** A fault that sends {@code after} tokens (3), then performs {@code ending}. */
    private static Fault breakOff(FaultSpec spec, Step ending) {
        return after(spec.count("after", 3), ending);
    }

    private static Fault comments(FaultSpec spec) {
        int everyMs = Math.max(1, spec.count("every", 100));
        int after = spec.count("after", 0);
        return Fault.ofEvents((frame, tokens, format) -> {
            String nothing = format.framing().isSse() ? ": keep-alive\n\n" : "\n";
            byte[] bytes = nothing.getBytes(StandardCharsets.US_ASCII);
            return after(after, new Step.Repeat(bytes, everyMs)).apply(frame, tokens, format);
        });
    }

    private static Fault after(int after, Step ending) {
        return Fault.ofEvents((frame, tokens, format) -> {
            boolean opening = frame.kind() == Frame.Kind.ROLE && after > 0;
            return opening || frame.isContent() && tokens < after ? List.of(new Step.Send(frame)) : List.of(ending);
        });
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
