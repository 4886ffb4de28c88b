package inference.gatling.exchange;

import static inference.http.RawServer.END;
import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.chunk;
import static inference.http.RawServer.done;
import static inference.http.RawServer.event;
import static inference.http.RawServer.finish;
import static inference.http.RawServer.send;
import static inference.http.RawServer.token;
import static inference.http.RawServer.usage;

import inference.http.RawServer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What proxies, gateways and engines have been seen to answer that no API promises, byte for byte. */
final class OddAnswers {

    static final String ANSWER = token("a") + token("b") + finish("stop") + usage(3, 2) + done() + END;

    private static final String TOKENS = token("a") + token("b");
    private static final String HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
    private static final long FOR_GOOD_MS = 60_000;

    private OddAnswers() {}

    /** Whether it is silent for good, so that only a timeout ends the generation. */
    static boolean isSilent(String name) {
        return name.contains("never ends");
    }

    /** By what they are, in the order of the table. */
    static Map<String, Script> all() {
        Map<String, Script> all = new LinkedHashMap<>();
        heads(all);
        ends(all);
        finishReasons(all);
        contents(all);
        encodings(all);
        errors(all);
        return all;
    }

    private static Script plain(String... parts) {
        return (request, out) -> send(out, String.join("", parts));
    }

    /** The body never ends. */
    private static Script open(String text) {
        return (request, out) -> {
            send(out, text);
            Thread.sleep(FOR_GOOD_MS);
        };
    }

    private static String status(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static void heads(Map<String, Script> all) {
        all.put("100 Continue before the answer", plain("HTTP/1.1 100 Continue\r\n\r\n", HEAD, ANSWER));
        all.put("103 Early Hints three times, the answer later", (request, out) -> {
            send(out, HINTS + HINTS);
            Thread.sleep(30);
            send(out, HINTS + HEAD + ANSWER);
        });
        all.put(
                "103 Early Hints with `Content-Encoding: gzip`",
                plain("HTTP/1.1 103 Early Hints\r\nContent-Encoding: gzip\r\n\r\n", HEAD, ANSWER));
        all.put("101 Switching Protocols", plain("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"));
        all.put("a second answer that nobody asked for", plain(HEAD, ANSWER, HEAD, ANSWER));
        all.put("204 No Content", plain("HTTP/1.1 204 No Content\r\n\r\n"));
        all.put(
                "302 to another address",
                plain("HTTP/1.1 302 Found\r\nLocation: /v1/chat/completions?again\r\nContent-Length: 0\r\n\r\n"));
        all.put("status 099 whose body never ends", open("HTTP/1.1 099 Odd\r\nContent-Length: 100\r\n\r\nno room"));
        all.put("status 999 whose body never ends", open("HTTP/1.1 999 Odd\r\nContent-Length: 100\r\n\r\nno room"));
        all.put("status 500 whose body never ends", open("HTTP/1.1 500 Odd\r\nContent-Length: 100\r\n\r\nno room"));
        all.put("status 500, 200 kB of `<`", plain(status("500 Odd", "<".repeat(200_000))));
    }

    private static void ends(Map<String, Script> all) {
        all.put("a body that stays open after `[DONE]`", open(HEAD + TOKENS + finish("stop") + usage(3, 2) + done()));
        all.put("comments for good after `[DONE]`", (request, out) -> {
            send(out, HEAD + TOKENS + finish("stop") + usage(3, 2) + done());
            for (int i = 0; i < 1000; i++) {
                send(out, chunk(": still here\n\n"));
                Thread.sleep(50);
            }
        });
        all.put("a body that stays open after the counts", open(HEAD + TOKENS + finish("stop") + usage(3, 2)));
        all.put("a body that stays open after the finish reason", open(HEAD + TOKENS + finish("stop")));
        all.put("an end without `[DONE]`", plain(HEAD, TOKENS, finish("stop"), END));
        all.put("an end without finish reason and `[DONE]`", plain(HEAD, TOKENS, END));
    }

    private static void finishReasons(Map<String, Script> all) {
        all.put(
                "a finish reason before the answer",
                plain(HEAD, finish("stop"), TOKENS, finish("length"), done(), END));
        all.put("a finish reason before the answer, which is cut", plain(HEAD, finish("stop"), TOKENS, END));
        for (String word : new String[] {"null", ""}) {
            all.put("the finish reason `\"" + word + "\"`, then cut", plain(HEAD, TOKENS, finish(word), END));
            all.put(
                    "the finish reason `\"" + word + "\"`, then `[DONE]`",
                    plain(HEAD, TOKENS, finish(word), done(), END));
        }
        for (String word : new String[] {
            "eos_token", "stop_sequence", "end_turn", "max_tokens", "abort", "aborted", "cancelled", "error", "weary"
        }) {
            all.put("the finish reason `" + word + "`", plain(HEAD, TOKENS, finish(word), usage(3, 2), done(), END));
        }
        all.put("a finish reason of 1 MB", plain(HEAD, TOKENS, finish("x".repeat(1_000_000)), done(), END));
    }

    private static void contents(Map<String, Script> all) {
        all.put(
                "events with empty data between the tokens",
                plain(
                        HEAD,
                        event(""),
                        token("a"),
                        chunk("data:\n\n"),
                        chunk("event: ping\n\n"),
                        token("b"),
                        finish("stop"),
                        usage(3, 2),
                        done(),
                        END));
        all.put(
                "content as blocks",
                plain(
                        HEAD,
                        delta("\"content\":[{\"type\":\"text\",\"text\":\"a\"}]"),
                        delta("\"content\":7"),
                        finish("stop"),
                        done(),
                        END));
        all.put("a refusal", plain(HEAD, delta("\"refusal\":\"No.\""), finish("stop"), done(), END));
        all.put(
                "an empty `reasoning_content` beside `reasoning`",
                plain(
                        HEAD,
                        delta("\"reasoning_content\":\"\",\"reasoning\":\"hm\""),
                        token("a"),
                        finish("stop"),
                        done(),
                        END));
        all.put(
                "reasoning counted beside the answer",
                plain(
                        HEAD,
                        TOKENS,
                        finish("stop"),
                        event(
                                "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":12,"
                                        + "\"completion_tokens_details\":{\"reasoning_tokens\":7}}}"),
                        done(),
                        END));
        all.put("negative counts", plain(HEAD, TOKENS, finish("stop"), usage(-3, -2), done(), END));
        all.put("an answer without end", endless(false));
    }

    private static void encodings(Map<String, Script> all) {
        all.put("`Content-Encoding: gzip` over a plain body", plain(encoded("gzip"), ANSWER));
        all.put("`Content-Encoding: br`", plain(encoded("br"), ANSWER));
        all.put("`Content-Encoding: none`", plain(encoded("none"), ANSWER));
        byte[] packed = gzip("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n");
        byte[] rest = gzip("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        all.put("gzip in two members", zipped(joined(packed, rest)));
        all.put("gzip that is cut", (request, out) -> {
            send(out, encoded("gzip").replace("Transfer-Encoding: chunked", "Content-Length: " + packed.length));
            out.write(packed, 0, packed.length / 2);
            out.close();
        });
        all.put("gzip without end, of a thousandth of its size", endless(true));
        all.put("a line without end, in gzip of a thousandth of its size", (request, out) -> {
            send(out, encoded("gzip"));
            OutputStream body = new GZIPOutputStream(new Chunks(out), 1 << 16);
            body.write("data: ".getBytes(StandardCharsets.UTF_8));
            while (true) { // until the client closes
                body.write(new byte[1 << 20]);
            }
        });
    }

    private static void errors(Map<String, Script> all) {
        all.put(
                "an error object outside the stream's framing",
                plain(HEAD, TOKENS, chunk("{\"error\":{\"message\":\"out of memory\"}}\n"), END));
        all.put(
                "a proxy's page in the middle of the stream",
                plain(HEAD, TOKENS, chunk("<html><body>502 Bad Gateway</body></html>\n"), END));
        all.put(
                "an error in a field of the choice",
                plain(
                        HEAD,
                        token("a"),
                        event("{\"choices\":[{\"index\":0,\"delta\":{},\"error\":{\"message\":\"lost\"}}]}"),
                        END));
        all.put(
                "an error as text that looks like a terminal's",
                plain(status("500 Odd", "{\"error\":\"\\u001b[31m boom \\u202e\"}")));
    }

    private static String delta(String fields) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}");
    }

    private static String encoded(String encoding) {
        return HEAD.replace("\r\n\r\n", "\r\nContent-Encoding: " + encoding + "\r\n\r\n");
    }

    private static Script endless(boolean zipped) {
        return (request, out) -> {
            send(out, zipped ? encoded("gzip") : HEAD);
            OutputStream body = zipped ? new GZIPOutputStream(new Chunks(out), 1 << 16) : new Chunks(out);
            byte[] event = ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + "x".repeat(1 << 20)
                            + "\"}}]}\n\n")
                    .getBytes(StandardCharsets.UTF_8);
            while (true) { // until the client closes
                body.write(event);
            }
        };
    }

    private static Script zipped(byte[] packed) {
        return (request, out) -> {
            send(out, encoded("gzip").replace("Transfer-Encoding: chunked", "Content-Length: " + packed.length));
            out.write(packed);
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("there is no disk here", e);
        }
        return packed.toByteArray();
    }

    /** HTTP chunks of whatever is written. */
    private static final class Chunks extends OutputStream {

        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            send(out, Integer.toHexString(length) + "\r\n");
            out.write(Arrays.copyOfRange(bytes, from, from + length));
            send(out, "\r\n");
        }
    }
}
