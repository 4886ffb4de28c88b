package mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MockServerTest {

    private static final String LONG = "{\"model\":\"phi3.5\",\"prompt\":\"x\",\"max_tokens\":5000,\"stream\":true}";

    @Test
    @SuppressWarnings("try") // The test is of these early closes.
    void aClientThatHangsUpFreesItsSlot() throws IOException {
        try (MockServer server = MockServer.start(new MockSettings().slots(1))) {
            try (Socket running = open(server, LONG);
                    Socket waiting = open(server, LONG)) {
                eventually(() ->
                        server.stats().activeSlots() == 1 && server.stats().queued() == 1);
                waiting.close();
                eventually(() -> server.stats().queued() == 0);
                running.close();
                eventually(() -> server.stats().activeSlots() == 0);
            }
            assertThat(server.stats().generationsAborted()).isEqualTo(2);
            assertThat(server.stats().requests().get("/v1/completions")).containsEntry("aborted", 2L);
        }
    }

    @Test
    void whoFindsTheQueueFullIsToldSo() throws IOException {
        MockSettings settings = new MockSettings().slots(1).maxQueue(0);
        try (MockServer server = MockServer.start(settings);
                Socket running = open(server, LONG)) {
            eventually(() -> server.stats().activeSlots() == 1);
            var response = new MockClient(server).post("/v1/completions", LONG);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("server busy");
            assertThat(running.isConnected()).isTrue();
        }
    }

    @Test
    void bodiesAndConnectionsAreLimited() throws IOException {
        MockSettings settings = new MockSettings().maxBodyBytes(100).maxConnections(1);
        try (MockServer server = MockServer.start(settings)) {
            assertThat(RawClient.post(server, "/v1/completions", "x".repeat(101))
                            .text())
                    .startsWith("HTTP/1.1 413 ");
            eventually(
                    () -> RawClient.post(server, "/v1/completions", "{}").text().startsWith("HTTP/1.1 400"));
            try (Socket first = open(server, "{}")) {
                assertThat(first.getInputStream().read()).isEqualTo('H');
                assertThat(RawClient.post(server, "/v1/completions", "{}").bytes())
                        .isEmpty();
            }
        }
    }

    @Test
    void theSendLogIsWrittenAsCsv(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sends.csv");
        MockSettings settings = new MockSettings().timeScale(10).sendLogFile(file);
        try (MockServer server = MockServer.start(settings)) {
            new MockClient(server)
                    .post(
                            "/v1/completions",
                            "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"max_tokens\":4,\"stream\":true}",
                            "X-Request-Id",
                            "a,b");
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0))
                .isEqualTo("request_id,path,model,outcome,arrival_ns,arrival_epoch_us,headers_ns,end_ns,send_ns");
        assertThat(lines.get(1))
                .matches("\"a,b\",/v1/completions,tiny-fast,200,\\d+,\\d{16},\\d+,\\d+,\\d+ \\d+ \\d+ \\d+");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsReportedAtTheEndAndCostsNoClientItsAnswer() {
        MockServer server =
                MockServer.start(new MockSettings().timeScale(10_000).sendLogFile(Path.of("/dev/full")));
        MockClient client = new MockClient(server);
        String body = "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"max_tokens\":1000,\"stream\":true}";
        assertThat(client.post("/v1/completions", body).body()).contains("[DONE]");
        assertThat(client.post("/v1/completions", body).body()).contains("[DONE]");
        assertThatThrownBy(server::close).hasMessageContaining("the send log is incomplete");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (MockServer server = MockServer.start(new MockSettings().timeScale(10))) {
            String slow = "{\"model\":\"tiny-fast\",\"prompt\":\"x\",\"max_tokens\":30}";
            String both = "POST /v1/completions HTTP/1.1\r\nContent-Length: " + slow.length() + "\r\n\r\n" + slow
                    + "GET /api/version HTTP/1.1\r\nConnection: close\r\n\r\n";
            String text = RawClient.send(server, both.getBytes(StandardCharsets.UTF_8))
                    .text();

            assertThat(text.indexOf("text_completion")).isPositive().isLessThan(text.indexOf("0.0.0-mock"));
        }
    }

    @Test
    void aPortInUseIsSaid() {
        try (MockServer first = MockServer.start(new MockSettings())) {
            MockSettings same = new MockSettings().port(first.port());
            assertThatThrownBy(() -> MockServer.start(same))
                    .hasMessage("mock server: cannot listen on 127.0.0.1:" + first.port()
                            + "; choose another port, or 0 for a free one");
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new MockSettings().slots(0)).hasMessage("slots must be at least 1, found 0");
    }

    private static Socket open(MockServer server, String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.getOutputStream()
                .write(("POST /v1/completions HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
