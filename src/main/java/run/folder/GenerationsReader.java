package run.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import run.Correctness;
import run.Generation;
import run.Outcome;
import run.Phase;
import run.TokenSource;
import run.csv.CsvDigits;
import run.csv.CsvReader;
import run.csv.CsvReport;
import run.csv.CsvRow;

/**
 * Streaming reader of {@code generations.csv}, and of the older {@code baseline.csv} with only the first four columns,
 * whose rows are ok, measured and in a series with an empty name.
 */
public final class GenerationsReader {

    /** The columns of {@code baseline.csv}; all others are optional. */
    private static final int REQUIRED = 4;

    private GenerationsReader() {}

    /**
     * Passes every row of {@code file} to {@code sink}, in the file's order, warm-up included; memory does not grow
     * with the file.
     *
     * @return number of rows and oddities of the file
     * @throws UnreadableFileException if the file cannot be read, lacks a required column or holds a bad field
     */
    public static CsvReport read(Path file, Consumer<? super Generation> sink) {
        return reader(file).read(sink);
    }

    static CsvReader<Generation> reader(Path file) {
        return new CsvReader<>(file, List.of(GenerationColumn.values()), REQUIRED, GenerationsReader::generation);
    }

    private static Generation generation(CsvRow row) {
        return new Generation(
                row.timestamp(GenerationColumn.TIMESTAMP),
                origin(row),
                ending(row),
                tokens(row),
                timing(row),
                server(row),
                wire(row));
    }

    private static Generation.Origin origin(CsvRow row) {
        return new Generation.Origin(
                row.required(GenerationColumn.MODEL),
                row.name(GenerationColumn.SIMULATION),
                row.name(GenerationColumn.SERIES),
                row.word(GenerationColumn.PHASE, Phase.MEASURE, GenerationsReader::phase, "warmup or measure"),
                row.whole(GenerationColumn.USER, Long.MAX_VALUE).orElse(0),
                row.name(GenerationColumn.REQUEST),
                row.name(GenerationColumn.INJECTOR),
                row.name(GenerationColumn.SESSION),
                row.count(GenerationColumn.TURN).orElse(0));
    }

    private static Generation.Ending ending(CsvRow row) {
        Optional<Integer> status = row.word(
                GenerationColumn.HTTP_STATUS, Optional.empty(), GenerationsReader::status, "a status from 100 to 599");
        return new Generation.Ending(
                row.word(GenerationColumn.OUTCOME, Outcome.OK, Outcome::parse, "an outcome such as ok or http_429"),
                row.text(GenerationColumn.MESSAGE),
                status.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                row.text(GenerationColumn.FINISH_REASON),
                row.word(GenerationColumn.ANSWER, Correctness.UNCHECKED, Correctness::parse, "right or wrong"));
    }

    private static Generation.Tokens tokens(CsvRow row) {
        return new Generation.Tokens(
                row.count(GenerationColumn.PROMPT_TOKENS),
                row.count(GenerationColumn.OUTPUT_TOKENS),
                row.word(GenerationColumn.TOKEN_SOURCE, Optional.empty(), GenerationsReader::source, "usage or chunks"),
                row.count(GenerationColumn.CHUNKS).orElse(0),
                row.count(GenerationColumn.CACHED_TOKENS),
                row.count(GenerationColumn.REASONING_TOKENS),
                row.count(GenerationColumn.INPUTS));
    }

    private static Generation.Timing timing(CsvRow row) {
        return new Generation.Timing(
                row.measure(GenerationColumn.FIRST_TOKEN_MS),
                row.measure(GenerationColumn.TOKENS_PER_S),
                row.measure(GenerationColumn.FIRST_CHUNK_MS),
                row.measure(GenerationColumn.FIRST_OUTPUT_MS),
                row.measure(GenerationColumn.LATENCY_MS),
                row.measure(GenerationColumn.STREAM_MS),
                row.measure(GenerationColumn.TPOT_MS),
                row.measure(GenerationColumn.SCHEDULED_DELAY_MS),
                row.counts(GenerationColumn.GAPS_US),
                row.measure(GenerationColumn.CAP_WAIT_MS));
    }

    private static Generation.ServerTiming server(CsvRow row) {
        OptionalDouble prompt = row.measure(GenerationColumn.SERVER_PROMPT_MS);
        OptionalDouble decode = row.measure(GenerationColumn.SERVER_DECODE_MS);
        OptionalDouble load = row.measure(GenerationColumn.SERVER_LOAD_MS);
        OptionalDouble queue = row.measure(GenerationColumn.SERVER_QUEUE_MS);
        return new Generation.ServerTiming(prompt, decode, load, queue);
    }

    private static Generation.Wire wire(CsvRow row) {
        return new Generation.Wire(
                row.measure(GenerationColumn.CONNECT_MS),
                row.measure(GenerationColumn.TLS_MS),
                row.measure(GenerationColumn.SEND_MS),
                row.measure(GenerationColumn.HEADERS_MS),
                row.count(GenerationColumn.BODY_BYTES),
                row.measure(GenerationColumn.SCHEMA_MS),
                row.measure(GenerationColumn.CLIENT_LAG_MS));
    }

    private static Phase phase(String word) {
        return Phase.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Optional<TokenSource> source(String word) {
        return Optional.of(TokenSource.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Integer> status(String text) {
        int status = CsvDigits.whole(text.toCharArray(), 0, text.length());
        if (text.length() != 3 || !Outcome.isHttpStatus(status)) {
            throw new IllegalArgumentException(text);
        }
        return Optional.of(status);
    }
}
