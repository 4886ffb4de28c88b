package inference.workload.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import inference.workload.recording.LogFields.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;

/**
 * Access log of a gateway or a proxy with a JSON object per line. It is read twice: first completely, to reject an invalid line
 * before anything is written and to compute the mean length of a token, then again for the trace. Lines of failed requests and
 * lines without token counts, such as health checks, are skipped.
 */
final class AccessLog {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final int KEYS_SHOWN = 12;

    private final Path file;
    private final LogFields fields;
    private final Recording.Tally tally;
    private long characters;
    private long tokens;
    private String keys = "";

    private AccessLog(Path file, LogFields fields, Recording.Tally tally) {
        this.file = file;
        this.fields = fields;
        this.tally = tally;
    }

    /**
     * Passes every request of {@code file} to {@code sink}, in file order.
     *
     * @throws UnreadableFileException if it cannot be read (names the line) or has no request
     */
    static void read(
            Path file, Map<String, String> mapping, SecretHash hash, Recording.Tally tally, Consumer<TraceEntry> sink) {
        AccessLog log = new AccessLog(file, LogFields.of(mapping), tally);
        log.lines(log::count);
        if (tally.taken == 0) {
            throw new UnreadableFileException(
                    file,
                    "no line is a generation with token counts; looked for "
                            + log.fields.tried(Field.INPUT) + ". The first line has " + log.keys
                            + ". Map them with --map input=PATH");
        }
        PromptBlocks blocks = log.characters == 0
                ? null
                : new PromptBlocks(hash, Math.max(1e-3, (double) log.characters / log.tokens));
        log.lines(line -> {
            if (log.isTaken(line)) {
                sink.accept(log.entry(line, hash, blocks));
            }
        });
    }

    private void count(LogLine line) {
        tally.lines++;
        if (keys.isEmpty()) {
            keys = keys(line.json());
        }
        if (line.isFailed()) {
            tally.failed++;
        } else if (line.tokens(Field.INPUT).orElse(0) == 0) {
            tally.withoutTokens++;
        } else {
            tally.taken++;
            line.startMs();
            line.tokens(Field.OUTPUT);
            String prompt = line.prompt();
            if (!prompt.isEmpty()) {
                characters += prompt.length();
                tokens += line.tokens(Field.INPUT).getAsInt();
            }
        }
    }

    private boolean isTaken(LogLine line) {
        return !line.isFailed() && line.tokens(Field.INPUT).orElse(0) > 0;
    }

    private TraceEntry entry(LogLine line, SecretHash hash, PromptBlocks blocks) {
        OptionalInt output = line.tokens(Field.OUTPUT);
        String session = line.session();
        return new TraceEntry(
                line.startMs(),
                line.tokens(Field.INPUT).getAsInt(),
                output.orElse(0),
                session.isEmpty() ? "" : hash.hex(session),
                blocks == null ? List.of() : blocks.of(line.prompt()));
    }

    private void lines(Consumer<LogLine> sink) {
        InputFile.check(file);
        long number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = next(reader, ++number); text != null; text = next(reader, ++number)) {
                if (!text.isBlank()) {
                    sink.accept(new LogLine(object(text), fields));
                }
            }
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(file, "line " + number + " or a later one is not UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file, "line " + number + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    private static JsonNode object(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.isObject()) {
                return json;
            }
            throw new IllegalArgumentException("expected a JSON object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + JsonErrors.problem(e), e);
        }
    }

    /** Next line without its end; null at the end of the file. */
    private static String next(BufferedReader reader, long number) throws IOException {
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && c != '\n') {
            if (line.length() == MOST_CHARACTERS) {
                throw new IllegalArgumentException("has more than " + MOST_CHARACTERS + " characters");
            }
            if (number > 1 || line.length() > 0 || c != '\uFEFF') {
                line.append((char) c);
            }
            c = reader.read();
        }
        return line.toString();
    }

    private static String keys(JsonNode json) {
        StringBuilder names = new StringBuilder();
        json.fieldNames().forEachRemaining(name -> {
            if (names.length() < KEYS_SHOWN * KEYS_SHOWN) {
                names.append(names.length() == 0 ? "" : ", ").append(name);
            }
        });
        return names.length() == 0 ? "no fields" : names.toString();
    }
}
