package inference.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Ends TLS before a server that speaks none, and lets only clients pass whose certificate its context trusts. */
public final class TlsTerminator implements AutoCloseable {

    private static final int LINGER_MS = 2_000;

    private final Listener listener = new Listener();
    private final SSLContext context;
    private final InetSocketAddress behind;

    /** @param behind the plain server */
    public TlsTerminator(SSLContext context, InetSocketAddress behind) throws IOException {
        this.context = context;
        this.behind = behind;
        listener.start(this::serve);
    }

    public String baseUrl() {
        return "https://localhost:" + listener.port();
    }

    private void serve(Socket connection) {
        try (connection;
                SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(connection, null, false)) {
            client.setNeedClientAuth(true);
            if (!isLetIn(client, connection)) {
                return;
            }
            try (Socket server = new Socket(behind.getAddress(), behind.getPort())) {
                listener.relay(server, client);
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

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
