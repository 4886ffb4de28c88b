package inference.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy that knows one host, {@value #HOST}, which is a port of this machine and which nobody else can find: whatever
 * comes there came through it. It reads absolute addresses and opens tunnels (CONNECT).
 */
public final class SmallProxy implements AutoCloseable {

    /** RFC 2606: no resolver has it. */
    public static final String HOST = "llm.invalid";

    private static final String LOGIN = "Basic dGVzdGVyOmEjezpzZWNyZXQ="; // tester:a#{:secret

    private final Listener listener = new Listener();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final boolean asksForLogin;

    /** @param asksForLogin whether only user tester with password a#{:secret is let through */
    public SmallProxy(boolean asksForLogin) throws IOException {
        this.asksForLogin = asksForLogin;
        listener.start(this::serve);
    }

    public String address() {
        return "http://127.0.0.1:" + listener.port();
    }

    /** The first lines of what it was asked for. */
    public List<String> requests() {
        return requests;
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            Socket server = null;
            while (true) {
                List<String> head = head(in);
                requests.add(head.get(0));
                if (asksForLogin && !LOGIN.equals(header(head, "proxy-authorization"))) {
                    answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"");
                    continue;
                }
                String[] first = head.get(0).split(" ");
                boolean tunnel = first[0].equals("CONNECT");
                URI wanted = URI.create(tunnel ? "tunnel://" + first[1] : first[1]);
                if (!HOST.equals(wanted.getHost())) {
                    answer(client, "403 Forbidden");
                    continue;
                }
                if (server == null) {
                    server = new Socket(InetAddress.getLoopbackAddress(), wanted.getPort());
                    listener.relay(server, client);
                }
                if (tunnel) {
                    answer(client, "200 Connection established");
                    in.transferTo(server.getOutputStream());
                    return;
                }
                forward(first, wanted, head, in, server.getOutputStream());
            }
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    private static void forward(String[] first, URI wanted, List<String> head, InputStream in, OutputStream out)
            throws IOException {
        StringBuilder request = new StringBuilder(first[0] + " " + wanted.getRawPath() + " " + first[2] + "\r\n");
        for (String header : head.subList(1, head.size())) {
            if (!header.toLowerCase(Locale.ROOT).startsWith("proxy-")) {
                request.append(header).append("\r\n");
            }
        }
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        String length = header(head, "content-length");
        out.write(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
        out.flush();
    }

    /** Its value; empty if there is none. */
    private static String header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static void answer(Socket client, String status) throws IOException {
        String length = status.startsWith("200") ? "" : "\r\nContent-Length: 0";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = RawServer.line(in); !line.isEmpty(); line = RawServer.line(in)) {
            lines.add(line);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
