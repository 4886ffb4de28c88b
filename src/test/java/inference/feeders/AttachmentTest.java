package inference.feeders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.dialect.AnthropicDialect;
import inference.dialect.Attachment;
import inference.dialect.Attachment.Kind;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.dialect.GenerationRequest.Message;
import inference.dialect.OllamaDialect;
import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.settings.SettingsException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n0123".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1);
    private static final String PNG_64 = Base64.getEncoder().encodeToString(PNG);
    private static final String WAV_64 = Base64.getEncoder().encodeToString(WAV);

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("a.png"), PNG);
        Files.write(folder.resolve("b.wav"), WAV);
    }

    private List<SamplePrompt> prompts(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("p.jsonl"), lines);
        return PromptFile.read(Feeder.load(file.toString()));
    }

    private static String body(Dialect dialect, Attachment... attachments) {
        return dialect.body(new GenerationRequest(
                "m",
                List.of(new Message("user", "What is it?", List.of(attachments))),
                5,
                OptionalDouble.empty(),
                Optional.empty()));
    }

    @Test
    void aLineNamesFilesBesideItAndDataUrls() throws IOException {
        SamplePrompt prompt = prompts(
                        "{\"prompt\": \"What is it?\", \"images\": [\"a.png\", \"data:image/webp;base64,AAEC\"],"
                                + " \"audio\": \"b.wav\", \"max_tokens\": 9}\n")
                .get(0);

        assertThat(prompt.messages())
                .containsExactly(new Message(
                        "user",
                        "What is it?",
                        List.of(
                                new Attachment(Kind.IMAGE, "image/png", PNG_64),
                                new Attachment(Kind.IMAGE, "image/webp", "AAEC"),
                                new Attachment(Kind.AUDIO, "audio/wav", WAV_64))));
        assertThat(prompt.messages().get(0).attachments())
                .extracting(Attachment::bytes)
                .containsExactly(PNG.length, 3, WAV.length);
    }

    @Test
    void theLastOfSeveralMessagesHasThem() throws IOException {
        SamplePrompt prompt = prompts("{\"messages\": [{\"role\": \"system\", \"content\": \"Look.\"},"
                        + " {\"role\": \"user\", \"content\": \"What is it?\"}], \"images\": [\"a.png\"]}\n")
                .get(0);
        assertThat(prompt.messages().get(0).attachments()).isEmpty();
        assertThat(prompt.messages().get(1).attachments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"images\": [\"missing.png\"]|line 2: there is no file ",
                "\"images\": [\"b.wav\"]|line 2: b.wav is no image but audio/wav",
                "\"audio\": \"a.png\"|line 2: a.png is no audio but image/png",
                "\"images\": [\"p.jsonl\"]|line 2: p.jsonl is not a PNG, JPEG, GIF or WebP image or WAV or MP3 audio",
                "\"images\": [\"data:image/png,x\"]|line 2: expected data:image/…;base64,…",
                "\"images\": [\"data:image/png;base64,?\"]|line 2: the data URL is not base64",
                "\"images\": [\"huge.png\"]|line 2: huge.png has more than 20 MiB, which no server accepts"
            })
    void whatCannotBeUsedIsNamedBeforeTheLoad(String field, String problem) throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("huge.png").toFile(), "rw")) {
            huge.setLength(AttachmentFiles.MAX_BYTES + 1);
        }
        assertThatThrownBy(() -> prompts("{\"prompt\": \"A\"}\n{\"prompt\": \"B\", " + field + "}\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void theyAreSentAsEachApiWantsThem() {
        Attachment image = Attachment.of(PNG);
        Attachment sound = Attachment.of(WAV);

        assertThat(body(new OpenAiDialect(Endpoint.CHAT, false), image, sound))
                .contains(
                        "\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},{\"type\":\"image_url\",\"image_url\":{\"url\":"
                                + "\"data:image/png;base64," + PNG_64
                                + "\"}},{\"type\":\"input_audio\",\"input_audio\":{\"data\":\""
                                + WAV_64 + "\",\"format\":\"wav\"}}]");
        assertThat(body(new AnthropicDialect(false), image))
                .contains(
                        "\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\""
                                + PNG_64 + "\"}},{\"type\":\"text\",\"text\":\"What is it?\"}]");
        assertThat(body(new OllamaDialect(true), image))
                .contains("\"content\":\"What is it?\",\"images\":[\"" + PNG_64 + "\"]");
        assertThat(body(new OllamaDialect(false), image))
                .contains("\"prompt\":\"What is it?\",\"images\":[\"" + PNG_64 + "\"]");
        assertThat(body(new OllamaDialect(true))).doesNotContain("images");
    }

    @Test
    void anApiSaysWhatItTakes() {
        assertThat(new OpenAiDialect(Endpoint.CHAT, false).attachments()).containsExactlyInAnyOrder(Kind.values());
        assertThat(new OpenAiDialect(Endpoint.COMPLETIONS, false).attachments()).isEmpty();
        assertThat(new AnthropicDialect(false).attachments()).containsExactly(Kind.IMAGE);
        assertThat(new OllamaDialect(true).attachments()).containsExactly(Kind.IMAGE);
    }
}
