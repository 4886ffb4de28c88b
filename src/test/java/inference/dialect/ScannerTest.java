package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect.Endpoint;
import inference.stream.Delta;
import inference.stream.OrdinaryEvent;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read where it stands says what the parser says, for every event that servers sent and for broken ones. */
class ScannerTest {

    private static final Dialect OPENAI = new OpenAiDialect(Endpoint.CHAT, false);
    private static final Dialect OLLAMA = new OllamaDialect(true);
    private static final Dialect ANTHROPIC = new AnthropicDialect(false);
    private static final Dialect RESPONSES = new ResponsesDialect(false);
    private static final Dialect GATEWAY = new GatewayDialect(false, true);
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

    private static final int DAMAGED_EVENTS = 40_000;
    private static final int DAMAGED_STREAMS = 60;
    /** What a fuzzer needs years to find. */
    private static final List<String> WORDS = List.of(
            "null",
            "\"\"",
            "[]",
            "{}",
            "{\"a\":[1]}",
            "true",
            "false",
            "0",
            "-1.5e3",
            "\"error\"",
            "\"\\u0065rror\"",
            "\"error\":",
            "\"choices\":",
            "\"delta\":",
            "\"text\":",
            "\"content\":",
            "\"usage\":",
            "\"finish_reason\":",
            "\"index\":",
            "\"message\":",
            "\"response\":",
            "\"thinking\":",
            "\"reasoning\":",
            "\"reasoning_content\":",
            "\"tool_calls\":",
            "\"done\":",
            "\"type\":",
            "\"object\":",
            "\"output\":",
            "\"timings\":",
            "\"refusal\":",
            "\"text_delta\"",
            "\"thinking_delta\"",
            "\"tool_use\"",
            "\"content_block_delta\"",
            "\"response.output_text.delta\"",
            "\"partial_json\":",
            "\"data\":",
            "\"detail\":",
            "\"cached_tokens\":",
            "\"prompt_tokens_details\":",
            "event: x\n",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\n",
            "\\u12",
            "\n",
            "\r",
            "\t",
            " ",
            "\n\n",
            "data:",
            "data: ",
            "event: error\n",
            "01",
            "1e",
            "é",
            "\u0000");

    private final OrdinaryEvent ordinary = new OrdinaryEvent();

    static List<String> streams() throws IOException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sse") || name.endsWith(".ndjson") && !name.contains("pull"))
                    .sorted()
                    .toList();
        }
    }

    private static Dialect dialect(String file) {
        if (file.contains("-messages")) {
            return ANTHROPIC;
        }
        if (file.contains("-responses")) {
            return RESPONSES;
        }
        return file.endsWith(".sse") ? OPENAI : OLLAMA;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}]}",
                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\" w1\"},\"finish_reason\":null,\"stop_reason\":null}],\"usage\":null}",
                "{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"content\":\"a\\n\\\"b\\u00e9\"}}],\"created\":1,\"system_fingerprint\":\"b1-x\",\"object\":\"chat.completion.chunk\"}",
                "{\"choices\": [{\"index\": 0, \"delta\": {\"reasoning_content\": \"hm\", \"content\": null}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"\",\"reasoning\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"reasoning_content\":\"\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":\"\",\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":null,\"reasoning_content\":\"\",\"content\":\"a\"}}]}",
                "{\"choices\":[{\"text\":\" w\",\"index\":0,\"logprobs\":{\"tokens\":[\" w\"],\"top\":[{\" w\":-0.1}]},\"finish_reason\":null}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":4,\"total_tokens\":6,\"completion_tokens_details\":{\"reasoning_tokens\":0}}}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"total_tokens\":6,\"completion_tokens\":4,\"completion_tokens_details\":null,\"prompt_tokens_details\":{\"cached_tokens\":1}}}"
            })
    void whatServersUsuallySendIsOrdinary(String event) throws ProtocolException {
        assertThat(isOrdinary(OPENAI, event)).isTrue();
        assertSame(OPENAI, event.getBytes(StandardCharsets.UTF_8));
        assertSame(GATEWAY, event.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}",
                "{\"model\":\"m\",\"response\":\"\",\"thinking\":\"hm\",\"done\":false}",
                "{\"message\":{\"content\":\"\",\"thinking\":\"hm\",\"tool_calls\":null},\"done\":false}"
            })
    void soIsWhatOllamaSends(String line) throws ProtocolException {
        assertThat(isOrdinary(OLLAMA, line)).isTrue();
        assertSame(OLLAMA, line.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "an unusual end | {'choices':[{'delta':{},'finish_reason':'abort'}]}",
                "an end in disguise | {'choices':[{'delta':{},'finish_reason':'sto\\u0070'}]}",
                "tokens of reasoning | {'choices':[],'usage':{'completion_tokens':1,'reasoning_tokens':1}}",
                "odd counts | {'choices':[],'usage':{'completion_tokens':-1}}",
                "counts twice | {'choices':[],'usage':{'completion_tokens':1},'usage':{'prompt_tokens':1}}",
                "two choices | {'choices':[{'delta':{}},{'delta':{}}]}",
                "an error | {'choices':[{'delta':{}}],'error':'x'}",
                "an error in the choice | {'choices':[{'delta':{},'error':{}}]}",
                "an error by its type | {'choices':[{'delta':{}}],'object':'error'}",
                "a word in disguise | {'choices':[{'delta':{}}],'object':'\\u0065rror'}",
                "a name in disguise | {'choices':[{'delta':{}}],'\\u0065rror':'x'}",
                "the same twice | {'choices':[{'delta':{'content':'a'},'delta':{}}]}",
                "blocks | {'choices':[{'delta':{'content':[{'type':'text','text':'a'}]}}]}",
                "a number | {'choices':[{'delta':{'content':5}}]}",
                "a refusal | {'choices':[{'delta':{'refusal':'No.'}}]}",
                "another index | {'choices':[{'index':-1,'delta':{}}]}",
                "a gateway's whole answer | {'choices':[{'delta':{}}],'output':null}",
                "no end | {'choices':[{'delta':{'content':'a'}}]",
                "more after the end | {'choices':[{'delta':{'content':'a'}}]} {}",
                "malformed | {'choices':[{'delta':{'content':'a'},}]}",
                "a bad number | {'choices':[{'delta':{}}],'created':01}",
                "a bad escape | {'choices':[{'delta':{'content':'\\x'}}]}"
            })
    void theRestIsLeftToTheParser(String what, String event) {
        assertThat(isOrdinary(OPENAI, event.replace('\'', '"'))).as(what).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':{'content':'a'},'done':true}",
                "{'message':{'content':'a'}}",
                "{'message':{'content':'a'},'response':'b','done':false}",
                "{'response':null,'done':false}",
                "{'response':'a','done':false,'eval_count':5}",
                "{'error':'x','done':false,'response':''}",
                "{'status':'pulling','done':false}"
            })
    void ofOllamaToo(String line) {
        assertThat(isOrdinary(OLLAMA, line.replace('\'', '"'))).isFalse();
    }

    private boolean isOrdinary(Dialect dialect, String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        return dialect.scanner().scan(bytes, 0, bytes.length, ordinary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':' a'}}",
                "{'type':'content_block_delta','index':1,'delta':{'type':'thinking_delta','thinking':'hm'}}",
                "{'index':0,'delta':{'text':'a','type':'text_delta'},'type':'content_block_delta'}"
            })
    void soAreThePiecesOfAMessage(String event) throws ProtocolException {
        assertThat(isOrdinary(ANTHROPIC, event.replace('\'', '"'))).isTrue();
        assertSame(ANTHROPIC, event.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'content_block_delta','delta':{'type':'input_json_delta','partial_json':'{'}}",
                "{'type':'content_block_delta','delta':{'type':'text_delta','text':5}}",
                "{'type':'content_block_delta','delta':{'type':'text_delta','text':'a'},'detail':'x'}",
                "{'type':'content_block_delta','delta':{'type':'text_delta','text':'a'},'delta':{}}",
                "{'type':'content_block_delta'}",
                "{'type':'error','delta':{'type':'text_delta','text':'a'}}",
                "{'delta':{'type':'text_delta','text':'a'}}",
                "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':5}}",
                "{'type':'ping'}"
            })
    void theRestOfAMessageIsLeftToTheParser(String event) {
        assertThat(isOrdinary(ANTHROPIC, event.replace('\'', '"'))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "true | {'type':'response.output_text.delta','item_id':'m','delta':' a'}",
                "true | {'content_index':0,'delta':'a','item_id':'m','logprobs':[],'sequence_number':4,'type':'response.output_text.delta'}",
                "true | {'type':'response.reasoning_text.delta','delta':'hm'}",
                "false | {'type':'response.function_call_arguments.delta','delta':'{'}",
                "false | {'type':'response.output_text.delta','delta':null}",
                "false | {'type':'response.output_text.delta','delta':'a','delta':'b'}",
                "false | {'type':'response.output_text.delta','delta':'a','error':'x'}",
                "false | {'type':'response.output_text.delta'}",
                "false | {'delta':'a'}"
            })
    void ofAResponseAreThePieces(boolean ordinary, String event) throws ProtocolException {
        String json = event.replace('\'', '"');
        assertThat(isOrdinary(RESPONSES, json)).isEqualTo(ordinary);
        assertSame(RESPONSES, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Most of what servers sent takes the short way: else it would be one in name only. */
    @Test
    void mostEventsAreOrdinary() throws IOException {
        int all = 0;
        int ordinaryOnes = 0;
        for (String file : streams()) {
            if (file.contains("-messages") || file.contains("-responses")) {
                continue; // short ones, which are mostly beginnings and ends
            }
            for (byte[] event : events(file)) {
                all++;
                ordinaryOnes += dialect(file).scanner().scan(event, 0, event.length, ordinary) ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(150);
        assertThat((double) ordinaryOnes / all).isGreaterThan(0.9);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void anEventSaysTheSameEitherWayHoweverDamaged(String file) throws IOException, ProtocolException {
        Random random = new Random(file.hashCode());
        List<byte[]> events = events(file);
        for (byte[] event : events) {
            assertSame(dialect(file), event);
        }
        for (int i = 0; i < DAMAGED_EVENTS / streams().size(); i++) {
            byte[] damaged = damaged(events.get(random.nextInt(events.size())), random);
            assertSame(dialect(file), damaged);
            assertSame(GATEWAY, damaged);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void aStreamIsTheSameEitherWayHoweverDamagedAndSplit(String file) throws IOException {
        Random random = new Random(~file.hashCode());
        byte[] body = TranscriptReplay.transcript(file);
        int from = body.length > 20_000 ? body.length / 2 : 0; // long ones are of one kind throughout
        byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + 20_000));
        for (int i = 0; i < DAMAGED_STREAMS; i++) {
            byte[] damaged = i == 0 ? part : damaged(part, random);
            int[] splits = random.ints(random.nextInt(6), 0, damaged.length + 1)
                    .sorted()
                    .toArray();
            Dialect dialect = i % 2 == 0 ? dialect(file) : file.endsWith(".sse") ? GATEWAY : OLLAMA;
            assertThat(outcome(dialect, file, damaged, splits))
                    .as(() -> new String(damaged, StandardCharsets.UTF_8))
                    .isEqualTo(outcome(TranscriptReplay.thorough(dialect), file, damaged, splits));
        }
    }

    private static String outcome(inference.stream.ResponseFormat format, String file, byte[] body, int[] splits) {
        try {
            StreamState state = TranscriptReplay.of(format, TranscriptReplay.contentType(file), body, splits);
            return String.join(
                    "\n",
                    state.text(),
                    state.tokens().toString(),
                    state.finishReason(),
                    state.error(),
                    state.server().toString(),
                    String.valueOf(state.isComplete()),
                    String.valueOf(state.isWholeWithCounts()),
                    state.settledNs().toString(),
                    String.valueOf(state.lastProgressNs()),
                    state.timing(0, OptionalDouble.empty()).toString().replaceAll("gapsUs=.*", ""),
                    Arrays.toString(state.timing(0, OptionalDouble.empty()).gapsUs()));
        } catch (ProtocolException e) {
            return e.getMessage();
        }
    }

    /** The data of the events of a stream, as far as they have one line of it. */
    private static List<byte[]> events(String file) throws IOException {
        return new String(TranscriptReplay.transcript(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.startsWith("data: ") ? line.substring("data: ".length()) : line)
                .filter(line -> line.startsWith("{"))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Some bytes changed, taken out, doubled or put in. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(8));
            byte[] middle = switch (random.nextInt(4)) {
                case 0 -> WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
                case 1 -> new byte[0];
                case 2 -> new byte[] {(byte) random.nextInt(256)};
                default -> Arrays.copyOfRange(bytes, Math.max(0, from - random.nextInt(30)), to);
            };
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, from);
            out.writeBytes(middle);
            out.write(bytes, to, bytes.length - to);
            bytes = out.size() == 0 ? whole : out.toByteArray();
        }
        return bytes;
    }

    private void assertSame(Dialect dialect, byte[] event) throws ProtocolException {
        if (!dialect.scanner().scan(event, 0, event.length, ordinary)) {
            return;
        }
        String text = new String(event, StandardCharsets.UTF_8);
        Delta parsed = dialect.parse(new StreamEvent("", text));
        assertThat(parsed.isToken()).as(text).isEqualTo(ordinary.isToken());
        assertThat(!parsed.reasoning().isEmpty()).as(text).isEqualTo(ordinary.hasReasoning());
        assertThat(!parsed.content().isEmpty() || parsed.toolCall()).as(text).isEqualTo(ordinary.isOutput());
        assertThat(parsed.content().isEmpty()).as(text).isEqualTo(!ordinary.hasContent());
        Delta delta = ordinary.delta(event);
        boolean same = !ordinary.hasEscapes(event);
        assertThat(new Delta(
                        parsed.choices(),
                        parsed.choice(),
                        same ? parsed.content() : delta.content(),
                        "",
                        parsed.toolCall(),
                        parsed.finishReason(),
                        parsed.usage(),
                        parsed.server(),
                        parsed.done(),
                        parsed.error()))
                .as(text)
                .isEqualTo(delta);
    }
}
