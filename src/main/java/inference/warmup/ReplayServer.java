package inference.warmup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Server on {@code 127.0.0.1} that replays one answer to every request, a piece to each connection every {@value #ROUND_MS} ms.
 * It does little else, to leave the processors to the client. Connections are staggered like those of a load: compilers
 * optimise away branches not taken for some thousand tokens, such as that of the first token.
 */
public final class ReplayServer implements AutoCloseable {

    private static final int ROUND_MS = 1;
    /** Rounds by which the first answers of successive connections are staggered. */
    private static final int STRIDE = 7;

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String LENGTH = "content-length:";

    private final List<byte[]> pieces;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private int accepted;
    private final Deque<Connection> answering = new ArrayDeque<>();
    private final Thread thread = new Thread(this::serve, "replay");
    private volatile boolean closed;

    private ReplayServer(RecordedAnswer answer) throws IOException {
        pieces = answer.pieces();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
    }

    /**
     * Starts a server on a free port.
     *
     * @throws IOException if no port can be bound
     */
    public static ReplayServer start(RecordedAnswer answer) throws IOException {
        ReplayServer server = new ReplayServer(answer);
        server.thread.start();
        return server;
    }

    /** Address, without a trailing slash. */
    public String baseUrl() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort();
    }

    private void serve() {
        try (selector;
                listener) {
            while (!closed) {
                if (answering.isEmpty()) {
                    selector.select(ROUND_MS);
                } else {
                    selector.selectNow();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ROUND_MS));
                }
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                    handle(keys.next());
                }
                answering.removeIf(Connection::isAnswered);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            // The clients' timeouts report it.
            closed = true;
        }
    }

    private void handle(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel channel = listener.accept();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(
                    selector, SelectionKey.OP_READ, new Connection(channel, STRIDE * accepted++ % pieces.size()));
            return;
        }
        Connection connection = (Connection) key.attachment();
        if (!connection.read()) {
            connection.channel.close();
        } else if (connection.takesRequest()) {
            connection.next = 0;
            answering.add(connection);
        }
    }

    /** Stops the server and closes its connections. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Connection {
        final SocketChannel channel;
        private final ByteArrayOutputStream request = new ByteArrayOutputStream();
        int next;
        /** Rounds left before its first answer. */
        private int waits;

        Connection(SocketChannel channel, int waits) {
            this.channel = channel;
            this.waits = waits;
        }

        /** Reads what has arrived; whether the connection is still open. */
        boolean read() {
            try {
                int n = channel.read(buffer.clear());
                request.write(buffer.array(), 0, Math.max(0, n));
                return n >= 0;
            } catch (IOException e) {
                return false; // reset
            }
        }

        /** Whether a whole request has arrived, which is removed. */
        boolean takesRequest() {
            String text = request.toString(StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH);
            if (head < 0 || at < 0) {
                return false;
            }
            int from = at + LENGTH.length();
            int length = Integer.parseInt(
                    text.substring(from, text.indexOf("\r\n", from)).strip());
            boolean whole = text.length() >= head + 4 + length;
            if (whole) {
                request.reset();
            }
            return whole;
        }

        /** Sends the next piece; whether no further piece can be sent. */
        boolean isAnswered() {
            if (waits > 0) {
                waits--;
                return false;
            }
            try {
                channel.write(ByteBuffer.wrap(pieces.get(next++)));
                return next == pieces.size();
            } catch (IOException e) {
                return true; // the client has hung up
            }
        }
    }
}
