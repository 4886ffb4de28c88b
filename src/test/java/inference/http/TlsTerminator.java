package inference.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Ends TLS before a server that speaks none, and lets only clients pass whose certificate its context trusts. */
public final class TlsTerminator implements AutoCloseable {

    private static final int LINGER_MS = 2_000;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final SSLContext context;
    private final InetSocketAddress behind;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param behind the plain server */
    public TlsTerminator(SSLContext context, InetSocketAddress behind) throws IOException {
        this.context = context;
        this.behind = behind;
        threads.execute(this::accept);
    }

    public String baseUrl() {
        return "https://localhost:" + listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection;
                SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(connection, null, false)) {
            client.setNeedClientAuth(true);
            if (!isLetIn(client, connection)) {
                return;
            }
            try (Socket server = new Socket(behind.getAddress(), behind.getPort())) {
                sockets.add(server);
                threads.execute(() -> copy(server, client));
                client.getInputStream().transferTo(server.getOutputStream());
                server.shutdownOutput();
            }
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    /** One that is not is told why; what it has sent meanwhile is read, or closing would take the alert from it. */
    private static boolean isLetIn(SSLSocket client, Socket connection) throws IOException {
        try {
            client.startHandshake();
            return true;
        } catch (IOException refused) {
            connection.setSoTimeout(LINGER_MS);
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of the two has gone
        }
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
