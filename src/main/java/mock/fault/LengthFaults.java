package mock.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mock.http.Head;
import mock.http.ServerExchange;

/** Faults of the body's length and encoding. */
final class LengthFaults {

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("content-length", LengthFaults::contentLength, "delta", "absent"),
            FaultKind.of("gzip", s -> new Gzip()));

    /** Announced length of a stream before {@code delta} is added: the real one is unknown when the head is sent. */
    private static final int STREAM_BYTES = 1000;

    private LengthFaults() {}

    private static Fault contentLength(FaultSpec spec) {
        int delta = spec.integer("delta", 10);
        boolean absent = Boolean.parseBoolean(spec.text("absent", "false"));
        return new Fault() {
            @Override
            public void begin(ServerExchange exchange, Head head) {
                exchange.beginUnchunked(announced(head, STREAM_BYTES));
            }

            @Override
            public void end(ServerExchange exchange) {
                exchange.close();
            }

            @Override
            public void respond(ServerExchange exchange, Head head, byte[] body) {
                exchange.beginUnchunked(announced(head, body.length));
                exchange.raw(body);
                exchange.close();
            }

            private Head announced(Head head, int length) {
                return absent
                        ? head.with("Connection", "close")
                        : head.with("Content-Length", Integer.toString(Math.max(0, length + delta)));
            }
        };
    }

    /** Compression that is flushed after every event, as by a streaming proxy. */
    private static final class Gzip implements Fault {
        private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        private final GZIPOutputStream gzip;

        Gzip() {
            try {
                gzip = new GZIPOutputStream(compressed, 512, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Head head(Head head) {
            return head.with("Content-Encoding", "gzip");
        }

        @Override
        public void send(ServerExchange exchange, ByteBuf framed) {
            try {
                gzip.write(ByteBufUtil.getBytes(framed));
                gzip.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                framed.release();
            }
            sendCompressed(exchange);
        }

        @Override
        public void end(ServerExchange exchange) {
            finish();
            sendCompressed(exchange);
            exchange.end();
        }

        @Override
        public void respond(ServerExchange exchange, Head head, byte[] body) {
            try {
                gzip.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            finish();
            exchange.respond(head, compressed.toByteArray());
        }

        private void finish() {
            try {
                gzip.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void sendCompressed(ServerExchange exchange) {
            byte[] bytes = compressed.toByteArray();
            compressed.reset();
            exchange.send(exchange.buffer(bytes.length + 16).writeBytes(bytes));
        }
    }
}
