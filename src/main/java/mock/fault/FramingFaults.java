package mock.fault;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import mock.answer.AnswerFormat;
import mock.answer.Frame;
import mock.answer.Framing;
import mock.http.ServerExchange;

/** Unusual but lawful ways to put events on the wire. They change how an answer looks, not what it says. */
final class FramingFaults {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("split", Set.of("bytes"), "sends this many bytes per chunk and segment", FramingFaults::split),
            FaultKind.of("crlf", Set.of(), "ends lines with CRLF", s -> lines("data: ", "\r\n\r\n", "\r\n")),
            FaultKind.of("cr", Set.of(), "ends the lines of SSE with CR", s -> lines("data: ", "\r\r", "\n")),
            FaultKind.of("no-space", Set.of(), "no space after data:", s -> lines("data:", "\n\n", "\n")),
            FaultKind.of(
                    "extra-fields",
                    Set.of(),
                    "adds event, id and retry fields and a comment to every event of SSE",
                    s -> lines(": note\nevent: message\nid: 7\nretry: 3000\ndata: ", "\n\n", "\n")),
            FaultKind.of("multiline", Set.of(), "spreads the data of an event over two lines", s -> multiline()),
            FaultKind.of("bom", Set.of(), "begins the stream with a byte order mark", s -> byteOrderMark()));

    private FramingFaults() {}

    private static Fault split(FaultSpec spec) {
        int bytes = Math.max(1, spec.count("bytes", 1));
        return new Fault() {
            @Override
            public void send(ServerExchange exchange, ByteBuf framed) {
                while (framed.isReadable()) {
                    int length = Math.min(bytes, framed.readableBytes());
                    exchange.send(exchange.buffer(length + 16).writeBytes(framed, length));
                }
                framed.release();
            }
        };
    }

    private static Fault lines(String sseBefore, String sseAfter, String ndjsonAfter) {
        return framed(own -> own == Framing.NAMED_SSE
                ? Framing.named(sseBefore, sseAfter)
                : own.isSse()
                        ? Framing.of(own.contentType(), sseBefore, sseAfter)
                        : Framing.of(own.contentType(), "", ndjsonAfter));
    }

    private static Fault framed(UnaryOperator<Framing> change) {
        return new Fault() {
            @Override
            public Framing framing(Framing framing) {
                return change.apply(framing);
            }
        };
    }

    /** A line feed between the tokens of JSON means nothing, so it may stand after the first brace. */
    private static Fault multiline() {
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                boolean divisible = format.framing().isSse() && frame.payload()[0] == '{';
                String spread = "{\ndata: " + frame.text().substring(1);
                return List.of(new Step.Send(divisible ? Frame.of(frame.kind(), spread) : frame));
            }
        };
    }

    private static Fault byteOrderMark() {
        return new Fault() {
            private boolean sent;

            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                Step send = new Step.Send(frame);
                if (sent) {
                    return List.of(send);
                }
                sent = true;
                return List.of(new Step.Raw(BYTE_ORDER_MARK), send);
            }
        };
    }
}
