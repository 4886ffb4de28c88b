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
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What proxies, gateways and engines have been seen to answer that no API promises, byte for byte. */
final class OddAnswers {

    static final String ANSWER = token("a") + token("b") + finish("stop") + usage(3, 2) + done() + END;

    private static final String TOKENS = token("a") + token("b");
    private static final String HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
    private static final long FOR_GOOD_MS = 60_000;
    /** An empty frame of settings, which is what such a server says first. */
    private static final String HTTP_2 = "\0\0\0\4\0\0\0\0\0";

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

    /** The connection ends with it. */
    private static Script closing(String text) {
        return (request, out) -> {
            send(out, text);
            out.close();
        };
    }

    private static String twoLengths() {
        String events = "data: [DONE]\n\n";
        return HEAD.replace(
                        "Transfer-Encoding: chunked", "Content-Length: " + events.length() + "\r\nContent-Length: 3")
                + events;
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
        all.put(
                "100 Continue with a `Content-Length`",
                plain("HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n", HEAD, ANSWER));
        all.put("status 199, which is not known", plain("HTTP/1.1 199 Odd\r\n\r\n", HEAD, ANSWER));
        all.put(
                "a thousand times 102 Processing",
                plain("HTTP/1.1 102 Processing\r\n\r\n".repeat(1_000), HEAD, ANSWER));
        all.put("102 Processing for good, which never ends", (request, out) -> {
            while (true) { // until the client closes
                send(out, "HTTP/1.1 102 Processing\r\n\r\n");
                Thread.sleep(50);
            }
        });
        all.put("the preface of HTTP/2", closing(HTTP_2));
        all.put("a status line of HTTP/2", closing("HTTP/2 200 OK\r\n\r\n" + TOKENS));
        all.put("a body without a head, as HTTP/0.9", closing("data: {}\n\n"));
        all.put(
                "a head of 1 MB in one field",
                plain(HEAD.replace("\r\n\r\n", "\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n") + ANSWER));
        all.put(
                "a head of 50,000 fields",
                plain(HEAD.replace("\r\n\r\n", "\r\nX: a".repeat(50_000) + "\r\n\r\n") + ANSWER));
        all.put(
                "a chunked body with a `Content-Length` as well",
                plain(HEAD.replace("\r\n\r\n", "\r\nContent-Length: 5\r\n\r\n"), ANSWER));
        all.put("two different values of `Content-Length`", closing(twoLengths()));
        all.put(
                "20,000 trailers",
                plain(HEAD + ANSWER.substring(0, ANSWER.length() - 2) + "X: a\r\n".repeat(20_000) + "\r\n"));
        all.put("more bytes than the answer", plain(HEAD, ANSWER, "more of it"));
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
        all.put(
                "two finish reasons, `stop` and `length`",
                plain(HEAD, TOKENS, finish("stop"), finish("length"), usage(3, 2), done(), END));
        all.put(
                "two finish reasons, `stop` and `abort`",
                plain(HEAD, TOKENS, finish("stop"), finish("abort"), done(), END));
        all.put(
                "a finish reason and, after `[DONE]`, another",
                plain(HEAD, TOKENS, finish("stop"), usage(3, 2), done(), finish("abort"), END));
        all.put(
                "tokens after `[DONE]`",
                plain(HEAD, TOKENS, finish("stop"), usage(3, 2), done(), TOKENS, usage(3, 4), END));
        all.put("the counts before the finish reason", plain(HEAD, TOKENS, usage(3, 2), finish("stop"), done(), END));
        all.put(
                "counts twice, the second time other ones",
                plain(HEAD, TOKENS, finish("stop"), usage(3, 2), usage(4, 5), done(), END));
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
        all.put("gzip without its last 8 bytes, a checksum", zipped(Arrays.copyOf(whole(), whole().length - 8)));
        all.put("gzip with a wrong checksum", zipped(wrongChecksum()));
        all.put("gzip that lacks the end, in a body that is whole", zipped(Arrays.copyOf(packed, packed.length - 12)));
        all.put("gzip with bytes behind it", zipped(joined(whole(), new byte[] {1, 2, 3})));
        all.put("gzip named `x-gzip`", zipped("x-gzip", whole()));
        all.put("gzip of gzip, named `gzip, gzip`", zipped("gzip, gzip", gzip(whole())));
        all.put("deflate", zipped("deflate", deflated()));
        all.put("an encoding that nobody knows", plain(encoded("foo"), ANSWER));
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
        return zipped("gzip", packed);
    }

    private static Script zipped(String encoding, byte[] packed) {
        return (request, out) -> {
            send(out, encoded(encoding).replace("Transfer-Encoding: chunked", "Content-Length: " + packed.length));
            out.write(packed);
        };
    }

    private static final String EVENTS = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private static byte[] whole() {
        return gzip(EVENTS);
    }

    private static byte[] wrongChecksum() {
        byte[] packed = whole();
        packed[packed.length - 6] ^= 1;
        return packed;
    }

    private static byte[] deflated() {
        Deflater deflater = new Deflater();
        deflater.setInput(EVENTS.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] packed = new byte[1_000];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(bytes);
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
