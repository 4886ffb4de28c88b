package analysis.cli;

import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.chunk;
import static inference.http.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import inference.http.RawServer;
import inference.http.RawServer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Odd answers to the question for the models: {@code check} ends, and says what is wrong. Writes a table of the docs. */
class OddProbesTest {

    private static final int MODELS = 10_000;
    private static final int SHOWN = 160;
    private static final Script NO_MODEL = answer("404 Not Found", "{\"error\":\"no such model\"}");

    private static Map<String, Script> lists() {
        Map<String, Script> all = new LinkedHashMap<>();
        all.put("`{\"data\": null}`", body("{\"data\":null}"));
        all.put("`{\"data\": \"abc\"}`", body("{\"data\":\"abc\"}"));
        all.put(
                "entries that are numbers, null, text and lists",
                body("{\"data\":[{\"id\":5},{\"id\":null},{},7,\"x\",[]]}"));
        all.put(
                "a list of 10,000 models, none of them the one asked for",
                body(IntStream.range(0, MODELS)
                        .mapToObj(i -> "{\"id\":\"model-" + i + "\"}")
                        .collect(Collectors.joining(",", "{\"data\":[", "]}"))));
        all.put("a name of 1 MB", body("{\"data\":[{\"id\":\"" + "m".repeat(1 << 20) + "\"}]}"));
        all.put("a list without end", (request, out) -> {
            send(out, HEAD.replace("text/event-stream", "application/json"));
            while (true) {
                send(out, chunk(" ".repeat(1 << 20)));
            }
        });
        all.put("100,000 brackets", body("[".repeat(100_000)));
        all.put("JSON that is cut", body("{\"data\":[{\"id\":\"m"));
        all.put("a page, whatever is asked", body("<html>Welcome</html>"));
        all.put("status 500 with 1 MB of `<`", answer("500 Odd", "<".repeat(1 << 20)));
        all.put("`Content-Length: abc`", raw("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}"));
        all.put("`Content-Length: -5`", raw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"));
        all.put("status `abc`", raw("HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}"));
        all.put("the first frames of HTTP/2", (request, out) -> {
            send(out, "\0\0\0\4\0\0\0\0\0");
            out.close();
        });
        all.put("the banner of another protocol", raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        return all;
    }

    private static Script body(String text) {
        return answer("200 OK", text);
    }

    private static Script answer(String status, String text) {
        return raw("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + text.length()
                + "\r\n\r\n" + text);
    }

    private static Script raw(String text) {
        return (request, out) -> send(out, text);
    }

    @Test
    void everyListIsDealtWith() throws IOException {
        StringBuilder table = new StringBuilder(
                "| asked for its models, the server answers | exit code | `check` says |\n|---|---|---|\n");
        for (Map.Entry<String, Script> one : lists().entrySet()) {
            Script models = one.getValue();
            Script script = (request, out) -> (request.startsWith("POST") ? NO_MODEL : models).answer(request, out);
            try (RawServer server = new RawServer(script)) {
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
                int exit =
                        Main.run(out, out, "check", "--base-url", server.baseUrl(), "--api", "openai", "--model", "m1");
                String text = said.toString(StandardCharsets.UTF_8);
                assertThat(text).as(one.getKey()).hasSizeLessThan(4096).doesNotContain("\tat ");
                table.append("| %s | %d | %s |\n"
                        .formatted(one.getKey(), exit, failure(text.replace(server.baseUrl(), "http://…"))));
            }
        }
        Golden.assertMatches(Path.of("docs", "reliability-odd-probes.md"), table.toString());
    }

    private static String failure(String text) {
        String line = text.lines()
                .filter(each -> each.startsWith("FAILED"))
                .findFirst()
                .orElse(text.lines().findFirst().orElse(""));
        String words = line.replaceFirst("FAILED +\\S+ +", "")
                .replaceAll("<{9,}", "<<<…")
                .replaceAll("\\[{9,}", "[[[…");
        String shown = words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
        return shown.replace("|", "\\|").replace("<", "&lt;");
    }
}
