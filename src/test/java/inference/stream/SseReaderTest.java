package inference.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the WHATWG HTML standard, section 9.2.6, each with its bytes split at every position. */
class SseReaderTest {

    static List<Arguments> cases() {
        return List.of(
                example("LF", "data: a\n\n", event("a")),
                example("CRLF", "data: a\r\n\r\n", event("a")),
                example("CR", "data: a\r\rdata: b\r\r", event("a"), event("b")),
                example("mixed line ends", "data: a\r\ndata: b\n\rdata: c\n\n", event("a\nb"), event("c")),
                example("no space", "data:a\n\n", event("a")),
                example("only one space goes", "data:  a\n\n", event(" a")),
                example("trailing space stays", "data: a \n\n", event("a ")),
                example("several data lines", "data: YHOO\ndata: +2\ndata: 10\n\n", event("YHOO\n+2\n10")),
                example("empty data is a heartbeat", "data\n\ndata\ndata\n\ndata: \n\ndata:a\n\ndata:", event("a")),
                example(
                        "an error as it stands",
                        "data: a\n\n{\"error\":\n{\"message\":\"x\"}}",
                        event("a"),
                        new StreamEvent("error", "{\"error\":{\"message\":\"x\"}}")),
                example(
                        "an error as a field of its own",
                        "error: {\"message\":\"x\"}\n\ndata: a\n\n",
                        new StreamEvent("error", "{\"message\":\"x\"}"),
                        event("a")),
                example("an object that is no error", "{\"a\":1}\ndata: a\n\n", event("a")),
                example("comment", ": test stream\n\ndata: a\n\n", event("a")),
                example("bare comment", ":\n\ndata: a\n:\ndata: b\n\n", event("a\nb")),
                example(
                        "event name",
                        "event: error\ndata: x\n\ndata: y\n\n",
                        new StreamEvent("error", "x"),
                        event("y")),
                example("a name alone is no event", "event: ping\n\ndata: a\n\n", event("a")),
                example("id and retry", "id: 1\nretry: 10\ndata: a\n\n", event("a")),
                example("unknown field", "foo: bar\nbaz\ndata: a\n\n", event("a")),
                example("byte order mark", "\uFEFFdata: a\n\n", event("a")),
                example("byte order mark later is text", "data: a\n\n\uFEFFdata: b\n\n", event("a")),
                example("unfinished event is dropped", "data: a\n\ndata: b\n", event("a")),
                example("unfinished line is dropped", "data: a\n\ndata: b", event("a")),
                example("UTF-8", "data: größer 模型 🚀\n\n", event("größer 模型 🚀")),
                example("colon in the value", "data: {\"a\": 1}\n\n", event("{\"a\": 1}")),
                example("space before the colon is part of the name", "data : a\n\ndata: b\n\n", event("b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsHoweverTheBytesAreSplit(String name, String text, List<StreamEvent> expected) throws ProtocolException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(read(bytes, first, second))
                        .as("split at %d and %d", first, second)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void readsALineOfTenMegabytes() throws ProtocolException {
        String big = "x".repeat(10 * 1024 * 1024);
        byte[] bytes = ("data: " + big + "\n\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(read(bytes, 65_536, 131_072)).containsExactly(event(big));
    }

    @Test
    void refusesALineThatWouldFillTheHeap() {
        SseReader reader = new SseReader();
        byte[] megabyte = new byte[1024 * 1024];
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 64; i++) {
                        reader.read(megabyte, 0, megabyte.length, event -> {});
                    }
                })
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("a line of more than 33554432 bytes");
    }

    private static List<StreamEvent> read(byte[] bytes, int first, int second) throws ProtocolException {
        List<StreamEvent> events = new ArrayList<>();
        SseReader reader = new SseReader();
        reader.read(bytes, 0, first, events::add);
        reader.read(bytes, first, second, events::add);
        reader.read(bytes, second, bytes.length, events::add);
        reader.end(events::add);
        return events;
    }

    private static Arguments example(String name, String text, StreamEvent... expected) {
        return Arguments.of(name, text, List.of(expected));
    }

    private static StreamEvent event(String data) {
        return new StreamEvent("", data);
    }
}
