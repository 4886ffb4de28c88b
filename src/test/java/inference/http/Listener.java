package inference.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Serves each connection to a port of its own on a thread of its own; closing it closes all of them. */
final class Listener implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    Listener() throws IOException {}

    /** Begins; {@code server} has each connection to itself, and closes it. */
    void start(Consumer<Socket> server) {
        threads.execute(() -> accept(server));
    }

    int port() {
        return listening.getLocalPort();
    }

    /** So many were opened. */
    int connections() {
        return connections.get();
    }

    private void accept(Consumer<Socket> server) {
        try {
            while (true) {
                Socket client = listening.accept();
                sockets.add(client);
                connections.incrementAndGet();
                threads.execute(() -> server.accept(client));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    /** Sends on what comes from {@code from}, on a thread of its own, until one of the two is gone. */
    void relay(Socket from, Socket to) {
        sockets.add(from);
        threads.execute(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // one of the two has gone
            }
        });
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
