package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.Outcome;
import run.Outcome.Kind;

/** What proxies and gateways send that no server of the mock's does, byte for byte over kept-alive connections. */
class OddServersTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private ExchangeHarness harness;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "odd-server");
        accepting.setDaemon(true);
        accepting.start();
        harness = new ExchangeHarness(
                new OpenAiDialect(Endpoint.CHAT, false), "http://127.0.0.1:" + server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        server.close();
    }

    @Test
    void interimResponsesArePassedOverAndEveryAnswerIsItsOwnRequests() {
        for (String model : List.of("103", "100", "102", "103", "plain", "100", "plain")) {
            int tokens = 2 + connections.get() + model.length();
            GenerationResult result = harness.generate(model, tokens, Map.of());
            assertThat(result.outcome()).as(model + ": " + result.message()).isEqualTo(Outcome.OK);
            assertThat(result.httpStatus()).hasValue(200);
            assertThat(result.stream().tokens().output()).as(model).hasValue(tokens);
            assertThat(result.stream().text()).isEqualTo((model + " ").repeat(tokens));
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void aCompleteAnswerDoesNotWaitForItsConnection() {
        for (String model : List.of("open-done", "open-usage", "open-finish")) {
            GenerationResult result = harness.generate(model, 4, Map.of(), SHORT);
            assertThat(result.outcome()).as(model + ": " + result.message()).isEqualTo(Outcome.OK);
            assertThat(result.stream().tokens().chunks()).isEqualTo(4);
        }
    }

    @Test
    void anEventWithEmptyDataIsNone() {
        GenerationResult result = harness.generate("heartbeat", 3, Map.of());
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.OK);
        assertThat(result.stream().tokens().chunks()).isEqualTo(3);
    }

    @Test
    void anAbortedAnswerFails() {
        GenerationResult result = harness.generate("abort", 3, Map.of());
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.STREAM_ERROR));
        assertThat(result.message()).contains("abort");
    }

    @Test
    void aStreamThatIsCutAfterAnEarlyReasonIsTruncated() {
        GenerationResult result = harness.generate("early", 3, Map.of());
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.TRUNCATED));
    }

    @Test
    void aStatusThatIsNoneEndsThoughItsBodyDoesNot() {
        GenerationResult result = harness.generate("999", 3, Map.of(), SHORT);
        assertThat(result.outcome()).isEqualTo(Outcome.of(Kind.PROTOCOL));
        assertThat(result.message()).contains("999");
    }

    // ---- the server --------------------------------------------------------------------------------------------

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "odd-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed: the test is over
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int length = 0;
                for (; !line.isEmpty(); line = in.readLine()) {
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                char[] body = new char[length];
                for (int read = 0; read < length; ) {
                    read += in.read(body, read, length - read);
                }
                String request = new String(body);
                String model = request.replaceAll(".*\"model\":\"([^\"]*)\".*", "$1");
                int tokens = Integer.parseInt(request.replaceAll(".*\"max_tokens\":(\\d+).*", "$1"));
                answer(socket.getOutputStream(), model, tokens);
            }
        } catch (IOException e) {
            // The client hung up: some of these tests are about that.
        }
    }

    private static void answer(OutputStream out, String model, int tokens) throws IOException {
        String content = chunk("{\"choices\":[{\"delta\":{\"content\":\"" + model + " \"}}]}")
                .repeat(tokens);
        String stop = finish("stop");
        String usage = chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + tokens + "}}");
        String done = chunk("[DONE]");
        String end = "0\r\n\r\n";
        switch (model) {
            case "103" -> {
                send(out, "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
                pause();
                send(out, STREAM + content + stop + usage + done + end);
            }
            case "100" -> send(out, "HTTP/1.1 100 Continue\r\n\r\n" + STREAM + content + stop + usage + done + end);
            case "102" -> {
                for (int i = 0; i < 3; i++) {
                    send(out, "HTTP/1.1 102 Processing\r\n\r\n");
                    pause();
                }
                send(out, STREAM + content + stop + usage + done + end);
            }
            case "open-done" -> send(out, STREAM + content + stop + usage + done);
            case "open-usage" -> send(out, STREAM + content + stop + usage);
            case "open-finish" -> send(out, STREAM + content + stop);
            case "heartbeat" -> send(out, STREAM + chunk("") + content + chunk("") + stop + usage + done + end);
            case "abort" -> send(out, STREAM + content + finish("abort") + usage + done + end);
            case "early" -> send(out, STREAM + stop + content + end);
            case "999" -> send(out, "HTTP/1.1 999 Odd\r\nContent-Length: 100000\r\n\r\nnot much");
            default -> send(out, STREAM + content + stop + usage + done + end);
        }
    }

    private static String finish(String reason) {
        return chunk("{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    private static String chunk(String data) {
        String event = "data: " + data + "\n\n";
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static void send(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
