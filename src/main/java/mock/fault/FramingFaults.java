package mock.fault;

import io.netty.buffer.ByteBuf;
import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.Frame;
import mock.answer.Framing;
import mock.http.ServerExchange;

/** Faults of framing: unusual, but valid ways to put events on the wire, which do not change the contents. */
final class FramingFaults {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("split", FramingFaults::split, "bytes"),
            FaultKind.of("crlf", s -> lines("data: ", "\r\n\r\n", "\r\n")),
            FaultKind.of("cr", s -> lines("data: ", "\r\r", "\n")),
            FaultKind.of("no-space", s -> lines("data:", "\n\n", "\n")),
            FaultKind.of(
                    "extra-fields", s -> lines(": note\nevent: message\nid: 7\nretry: 3000\ndata: ", "\n\n", "\n")),
            FaultKind.of("multiline", s -> multiline()),
            FaultKind.of("bom", s -> byteOrderMark()));

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
        return new Fault() {
            @Override
            public Framing framing(Framing own) {
                return own.isSse()
                        ? new Framing(own.contentType(), sseBefore, sseAfter, own.named())
                        : new Framing(own.contentType(), "", ndjsonAfter, false);
            }
        };
    }

    /** A fault that breaks each event after its first brace, where a line feed has no meaning in JSON. */
    private static Fault multiline() {
        return Fault.ofEvents((frame, tokens, format) -> {
            boolean divisible = format.framing().isSse() && frame.payload()[0] == '{';
            String spread = "{\ndata: " + frame.text().substring(1);
            return List.of(new Step.Send(divisible ? Frame.of(frame.kind(), spread) : frame));
        });
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
