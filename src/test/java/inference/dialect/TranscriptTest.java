package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.OpenAiDialect.Endpoint;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Generation.ServerTiming;
import run.Generation.Tokens;
import run.TokenSource;

/** What the dialects make of what real servers sent, wherever the network splits it. */
class TranscriptTest {

    /** A body up to this size is replayed with a split at each of its positions. */
    private static final int EVERY_POSITION_BYTES = 10_000;

    /** Counts and texts were taken from the files by another program; -1 or nothing: absent. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    ollama-generate.ndjson         | 6  | 32   | 6   | length | uez came Sobmanager podeviews              |
                    ollama-generate-whole.json     | 1  | 32   | 6   | length | ' Panžím┤ gig Writ'                        |
                    ollama-one-token.ndjson        | 1  | 32   | 1   | length | And                                        |
                    ollama-chat.ndjson             | 6  | 31   | 6   | length | irl finanmediateThenesencod                |
                    ollama-long-context.ndjson     | 2  | 4099 | 2   | length | ' sports describes'                        |
                    ollama-chat-thinking.ndjson    | 5  | 34   | 5   | length | ''                                         |
                    ollama-generate-thinking.ndjson| 5  | 34   | 5   | length | ''                                         |
                    ollama-load.json               | 0  | -1   | -1  | load   | ''                                         |
                    ollama-unload.json             | 0  | -1   | -1  | unload | ''                                         |
                    ollama-runner-killed.ndjson    | 2  | -1   | 2   |        | ления fifth                                | an error was encountered while running the model
                    ollama-v1-chat.sse             | 6  | -1   | 6   | length | Andímácbesondere crkernel                  |
                    ollama-v1-chat-usage.sse       | 6  | 31   | 6   | length | ' Pan)^ SQL subset ocean achiev'           |
                    ollama-v1-completions-usage.sse| 6  | 29   | 6   | length | ' unterschiedvariant Насеgamma Independentktor' |
                    ollama-v1-thinking.sse         | 5  | 34   | 5   | length | ''                                         |
                    ollama-v1-runner-killed.sse    | 1  | -1   | 1   |        | comment                                    |
                    llamacpp-chat.sse              | 12 | -1   | 12  | length | ' </ États Napolisur lyingConstants'        |
                    llamacpp-chat-usage.sse        | 12 | 31   | 12  | length | ' Jar пери zu Glad Conseil jspar'           |
                    llamacpp-completions-usage.sse | 12 | 5    | 12  | length | univers Vietnamunivers corps               |
                    llamacpp-byte-tokens.sse       | 0  | 31   | 5   | length | ''                                         |
                    llamacpp-tools.sse             | 24 | -1   | 24  | length | ' en recogn floor situéeDesktop'            |
                    llamacpp-pings.sse             | 3  | -1   | 3   | length | ' stolettask HE'                            |
                    llamacpp-context-full.sse      | 4  | 31   | 225 | length | ' верpdfненняaturen'                        |
                    llamacpp-killed.sse            | 3  | -1   | 3   |        | ' comenz setup floor'                       |
                    llamacpp-messages.sse          | 5  | 31   | 5   | max_tokens | '&& revolxtart verschiedenen key'       |
                    llamacpp-messages-thinking.sse | 6  | 16   | 6   | max_tokens | ''                                      |
                    ollama-v1-messages.sse         | 5  | 31   | 5   | max_tokens | ' enloped Array SatMultimedia'          |
                    llamacpp-responses.sse         | 5  | 31   | 5   | completed | ' anchַ Daviszej wall'                   |
                    llamacpp-responses-thinking.sse | 6 | 16   | 6   | completed | ''                                      |
                    ollama-v1-responses.sse        | 5  | 31   | 5   | completed | лез̯ogneservices subscri                 |
                    llamacpp-reasoning.sse         | 33 | 34   | 40  | length | ' plug imply outputs madmadmad'             |
                    """)
    void isReadAsItWasSent(
            String file, int chunks, int prompt, int output, String finishReason, String text, String error)
            throws Exception {
        byte[] body = TranscriptReplay.transcript(file);
        String type = TranscriptReplay.contentType(file);
        Dialect dialect = dialect(file);

        StreamState state = TranscriptReplay.of(dialect, type, body);
        assertThat(state.tokens().chunks()).isEqualTo(chunks);
        assertThat(state.tokens().prompt()).isEqualTo(orAbsent(prompt));
        assertThat(state.tokens().output()).isEqualTo(orAbsent(output));
        assertThat(state.finishReason()).isEqualTo(finishReason == null ? "" : finishReason);
        assertThat(state.isComplete()).isEqualTo(finishReason != null);
        assertThat(state.text()).startsWith(text);
        assertThat(state.error()).startsWith(error == null ? "" : error);
        assertThat(state.error().isEmpty()).isEqualTo(error == null);

        assertSame(state, TranscriptReplay.of(TranscriptReplay.thorough(dialect), type, body), "without the short way");
        int step = body.length <= EVERY_POSITION_BYTES ? 1 : body.length / 200;
        for (int split = 1; split < body.length; split += step) {
            assertSame(state, TranscriptReplay.of(dialect, type, body, split), "split at " + split);
        }
        int[] everyByte = IntStream.range(1, body.length).toArray();
        assertSame(state, TranscriptReplay.of(dialect, type, body, everyByte), "byte by byte");
    }

    private static void assertSame(StreamState whole, StreamState split, String how) {
        assertThat(split.text()).as(how).isEqualTo(whole.text());
        assertThat(split.tokens()).as(how).isEqualTo(whole.tokens());
        assertThat(split.server()).as(how).isEqualTo(whole.server());
        assertThat(split.finishReason()).as(how).isEqualTo(whole.finishReason());
        assertThat(split.isComplete()).as(how).isEqualTo(whole.isComplete());
        assertThat(split.error()).as(how).isEqualTo(whole.error());
    }

    @Test
    void ollamasDurationsAreInMsAndTheRestOfItsTotalIsQueueing() throws Exception {
        ServerTiming chat = server("ollama-chat.ndjson");
        assertThat(chat.promptMs()).hasValue(69.731);
        assertThat(chat.decodeMs()).hasValue(31.588);
        assertThat(chat.loadMs()).hasValue(1.158701);
        assertThat(chat.queueMs()).hasValue((105659507 - 1158701 - 69731000 - 31588000) / 1e6);
    }

    @Test
    void ollamaLeavesOutWhatIsZero() throws ProtocolException {
        StreamState state =
                ndjson("{\"response\":\"\",\"done\":true,\"done_reason\":\"stop\",\"total_duration\":2000000,"
                        + "\"prompt_eval_duration\":500000}\n");
        assertThat(state.server().loadMs()).hasValue(0);
        assertThat(state.server().decodeMs()).hasValue(0);
        assertThat(state.server().queueMs()).hasValue(1.5);
        assertThat(state.tokens()).isEqualTo(new Tokens(OptionalInt.empty(), OptionalInt.empty(), none(), 0));
        assertThat(state.isComplete()).isTrue();
    }

    @Test
    void ollamaWithoutFiguresHasNoServerTimes() throws ProtocolException {
        StreamState state = ndjson("{\"response\":\"a\",\"done\":false}\n{\"response\":\"\",\"done\":true}");
        assertThat(state.server()).isEqualTo(ServerTiming.NONE);
        assertThat(state.isComplete()).isTrue();
        assertThat(state.tokens().source()).contains(TokenSource.CHUNKS);
    }

    @Test
    void llamaCppTellsItsTimesButNoQueueing() throws Exception {
        ServerTiming server = server("llamacpp-chat.sse");
        assertThat(server.promptMs()).hasValue(16.912);
        assertThat(server.decodeMs()).hasValue(50.184);
        assertThat(server.queueMs()).isEmpty();
    }

    @Test
    void thinkingIsATokenButNoOutput() throws Exception {
        StreamState state = replay("ollama-chat-thinking.ndjson");
        assertThat(state.firstTokenMs()).isPresent();
        assertThat(state.timing(1, OptionalDouble.empty()).firstOutputMs()).isEmpty();
    }

    @Test
    void vectorsAndScoresAreCountedAndAreNoText() throws Exception {
        for (Dialect dialect : List.of(new EmbeddingsDialect(), new RerankDialect())) {
            String file = "llamacpp-" + dialect.name() + ".json";
            byte[] body = TranscriptReplay.transcript(file);
            StreamState state = TranscriptReplay.of(dialect, TranscriptReplay.contentType(file), body);
            assertThat(state.tokens().inputs()).hasValue(2);
            assertThat(state.tokens().prompt()).hasValue(dialect.name().equals("rerank") ? 12 : 10);
            assertThat(state.tokens().output()).isEmpty();
            assertThat(state.isComplete()).isTrue();
            for (int split = 1; split < body.length; split += 97) {
                assertSame(
                        state,
                        TranscriptReplay.of(dialect, TranscriptReplay.contentType(file), body, split),
                        "split at " + split);
            }
        }
    }

    private static StreamState ndjson(String lines) throws ProtocolException {
        return TranscriptReplay.of(new OllamaDialect(false), "application/x-ndjson", lines.getBytes());
    }

    private static ServerTiming server(String file) throws IOException, ProtocolException {
        return replay(file).server();
    }

    private static StreamState replay(String file) throws IOException, ProtocolException {
        return TranscriptReplay.of(
                dialect(file), TranscriptReplay.contentType(file), TranscriptReplay.transcript(file));
    }

    private static Dialect dialect(String file) {
        if (file.contains("-messages")) {
            return new AnthropicDialect(true);
        }
        if (file.contains("-responses")) {
            return new ResponsesDialect(true);
        }
        return file.endsWith(".sse") ? new OpenAiDialect(Endpoint.CHAT, true) : new OllamaDialect(true);
    }

    private static OptionalInt orAbsent(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<TokenSource> none() {
        return Optional.empty();
    }
}
