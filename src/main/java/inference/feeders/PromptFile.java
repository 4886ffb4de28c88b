package inference.feeders;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import inference.dialect.Attachment;
import inference.dialect.Attachment.Kind;
import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reader of prompt files. The file's name and first character determine the format:
 *
 * <ul>
 *   <li>JSON lines: {@code {"prompt": "…", "max_tokens": 150, "temperature": 0.7, "body": {…},
 *       "expect": …, "images": ["a.png"], "audio": "b.wav"}}, or {@code "messages": [{"role": …, "content": …}]} instead of the
 *       prompt; all other fields are optional (for {@code expect} see {@link ExpectedAnswer}; attachments are added to the last
 *       message)
 *   <li>{@code .csv}: a column {@code prompt} and optionally {@code max_tokens} and {@code expect}; further columns become
 *       session attributes
 *   <li>{@code .txt}: a prompt on each line
 *   <li>a JSON array in the format of ShareGPT: the messages of each conversation before its first answer
 * </ul>
 */
public final class PromptFile {

    private static final double MAX_TEMPERATURE = 2;
    private static final Map<String, String> SHAREGPT_ROLES =
            Map.of("human", "user", "user", "user", "system", "system", "gpt", "assistant", "assistant", "assistant");

    /** Columns of a CSV file that do not become session attributes. */
    private static final List<String> OURS = List.of("prompt", "max_tokens", "expect");

    private PromptFile() {}

    /**
     * Prompts of a file, in file order; at least one.
     *
     * @throws SettingsException if a line is invalid; names the file and the line
     */
    public static List<SamplePrompt> read(Feeder feeder) {
        String name = feeder.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return ofCsv(feeder);
        }
        if (name.endsWith(".txt")) {
            return ofText(feeder);
        }
        return feeder.text().stripLeading().startsWith("[") ? ofShareGpt(feeder) : ofLines(feeder);
    }

    private static List<SamplePrompt> ofLines(Feeder feeder) {
        AttachmentFiles files = new AttachmentFiles(feeder);
        return JsonFeeder.lines(feeder, Line.class, line -> line.sample(files));
    }

    /** Line of a file of JSON lines. */
    record Line(
            @JsonProperty("prompt") String prompt,
            @JsonProperty("messages") List<Turn> messages,
            @JsonProperty("max_tokens") Integer maxTokens,
            @JsonProperty("temperature") Double temperature,
            @JsonProperty("body") ObjectNode body,
            @JsonProperty("expect") JsonNode expect,
            @JsonProperty("images") List<String> images,
            @JsonProperty("audio") String audio) {

        Line {
            if (messages == null && (prompt == null || prompt.isBlank())) {
                throw new IllegalArgumentException("the field 'prompt' is missing or empty");
            }
            if (messages != null && (prompt != null || messages.isEmpty())) {
                throw new IllegalArgumentException(
                        prompt != null ? "has both 'prompt' and 'messages'" : "the field 'messages' is empty");
            }
            if (maxTokens != null && maxTokens < 1) {
                throw new IllegalArgumentException("max_tokens " + maxTokens + " is not 1 or more");
            }
            if (temperature != null && !(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
                throw new IllegalArgumentException("temperature " + temperature + " is not from 0 to 2");
            }
            if (body != null) {
                BodyPatch.of(body); // rejects invalid fields
            }
            if (expect != null) {
                ExpectedAnswer.of(expect); // rejects unknown forms
            }
        }

        SamplePrompt sample(AttachmentFiles files) {
            List<Message> said = messages == null
                    ? List.of(Message.user(prompt))
                    : messages.stream().map(Turn::message).toList();
            return new SamplePrompt(
                    attached(said, files),
                    maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens),
                    temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature),
                    body == null ? BodyPatch.NONE : BodyPatch.of(body),
                    Optional.ofNullable(expect).map(ExpectedAnswer::of),
                    Map.of());
        }

        /** Messages with the attachments added to the last one. */
        private List<Message> attached(List<Message> said, AttachmentFiles files) {
            List<Attachment> attachments = new ArrayList<>();
            if (images != null) {
                images.forEach(image -> attachments.add(files.get(image, Kind.IMAGE)));
            }
            if (audio != null) {
                attachments.add(files.get(audio, Kind.AUDIO));
            }
            if (attachments.isEmpty()) {
                return said;
            }
            List<Message> all = new ArrayList<>(said);
            Message last = all.remove(all.size() - 1);
            all.add(new Message(last.role(), last.content(), attachments));
            return all;
        }
    }

    /** Message of a file of JSON lines. */
    record Turn(
            @JsonProperty("role") String role,
            @JsonProperty("content") String content) {

        Turn {
            if (role == null || role.isBlank() || content == null || content.isBlank()) {
                throw new IllegalArgumentException("a message needs a 'role' and a 'content'");
            }
        }

        Message message() {
            return new Message(role, content);
        }
    }

    private static List<SamplePrompt> ofCsv(Feeder feeder) {
        List<SamplePrompt> prompts = new ArrayList<>();
        for (CsvFeeder.Row row : CsvFeeder.rowsWith(feeder, "prompt")) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            row.header().stream()
                    .filter(column -> !OURS.contains(column))
                    .forEach(column ->
                            attributes.put(column, row.cells().get(row.header().indexOf(column))));
            prompts.add(new SamplePrompt(
                    List.of(Message.user(row.text("prompt"))),
                    row.header().contains("max_tokens")
                            ? OptionalInt.of(row.integer("max_tokens", 1, Integer.MAX_VALUE))
                            : OptionalInt.empty(),
                    OptionalDouble.empty(),
                    BodyPatch.NONE,
                    row.header().contains("expect")
                                    && !row.cells()
                                            .get(row.header().indexOf("expect"))
                                            .isBlank()
                            ? Optional.of(ExpectedAnswer.of(TextNode.valueOf(row.text("expect"))))
                            : Optional.empty(),
                    attributes));
        }
        return prompts;
    }

    private static List<SamplePrompt> ofText(Feeder feeder) {
        List<SamplePrompt> prompts = feeder.text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(SamplePrompt::of)
                .toList();
        if (prompts.isEmpty()) {
            throw feeder.broken("has no lines");
        }
        return prompts;
    }

    private static List<SamplePrompt> ofShareGpt(Feeder feeder) {
        List<SamplePrompt> prompts = new ArrayList<>();
        int number = 0;
        for (JsonNode entry : JsonFeeder.document(feeder, new TypeReference<List<JsonNode>>() {})) {
            number++;
            List<Message> messages = new ArrayList<>();
            for (JsonNode turn : entry.path("conversations")) {
                String role = SHAREGPT_ROLES.get(turn.path("from").asText());
                if (role == null) {
                    throw feeder.broken(
                            "conversation " + number + ": 'from' is " + turn.path("from") + ", expected one of "
                                    + SHAREGPT_ROLES.keySet().stream().sorted().toList());
                }
                if (role.equals("assistant")) {
                    break;
                }
                if (!turn.path("value").asText().isBlank()) {
                    messages.add(new Message(role, turn.path("value").asText()));
                }
            }
            // Some conversations of the published file begin with an answer, so there is nothing to send.
            if (messages.stream().anyMatch(message -> message.role().equals("user"))) {
                prompts.add(new SamplePrompt(
                        messages,
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        BodyPatch.NONE,
                        Optional.empty(),
                        Map.of()));
            }
        }
        if (prompts.isEmpty()) {
            throw feeder.broken("no conversation in it begins with a user's message");
        }
        return prompts;
    }
}
