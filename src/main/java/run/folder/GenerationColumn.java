package run.folder;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import run.Generation;
import run.TokenSource;
import run.csv.CsvColumn;
import run.csv.CsvFormat;

/**
 * Columns of {@code generations.csv}, in order, each with its writer.
 *
 * <p>Format: RFC 4180 with LF line ends, UTF-8, one header row, decimal points in every locale, absent values empty.
 * The first four columns are those of the older {@code baseline.csv}, so that one reader reads both. {@code
 * docs/run-directory.md} is the normative description.
 */
public enum GenerationColumn implements CsvColumn<Generation> {
    TIMESTAMP(g -> CsvFormat.timestamp(g.timestamp())),
    MODEL(g -> g.origin().model()),
    FIRST_TOKEN_MS(g -> decimal(g.timing().firstTokenMs())),
    TOKENS_PER_S(g -> decimal(g.timing().tokensPerS())),
    SIMULATION(g -> g.origin().simulation()),
    SERIES(g -> g.origin().series()),
    PHASE(g -> g.origin().phase().code()),
    USER(g -> Long.toString(g.origin().user())),
    REQUEST(g -> g.origin().request()),
    OUTCOME(g -> g.ending().outcome().code()),
    MESSAGE(g -> g.ending().message()),
    HTTP_STATUS(g -> integer(g.ending().httpStatus())),
    PROMPT_TOKENS(g -> integer(g.tokens().prompt())),
    OUTPUT_TOKENS(g -> integer(g.tokens().output())),
    TOKEN_SOURCE(g -> g.tokens().source().map(TokenSource::code).orElse("")),
    FIRST_CHUNK_MS(g -> decimal(g.timing().firstChunkMs())),
    FIRST_OUTPUT_MS(g -> decimal(g.timing().firstOutputMs())),
    LATENCY_MS(g -> decimal(g.timing().latencyMs())),
    STREAM_MS(g -> decimal(g.timing().streamMs())),
    TPOT_MS(g -> decimal(g.timing().tpotMs())),
    CHUNKS(g -> Integer.toString(g.tokens().chunks())),
    FINISH_REASON(g -> g.ending().finishReason()),
    SERVER_PROMPT_MS(g -> decimal(g.server().promptMs())),
    SERVER_DECODE_MS(g -> decimal(g.server().decodeMs())),
    SERVER_LOAD_MS(g -> decimal(g.server().loadMs())),
    SCHEDULED_DELAY_MS(g -> decimal(g.timing().scheduledDelayMs())),
    INJECTOR(g -> g.origin().injector()),
    GAPS_US(g -> spaced(g.timing().gapsUs())),
    SERVER_QUEUE_MS(g -> decimal(g.server().queueMs())),
    CONNECT_MS(g -> decimal(g.wire().connectMs())),
    TLS_MS(g -> decimal(g.wire().tlsMs())),
    SEND_MS(g -> decimal(g.wire().sendMs())),
    HEADERS_MS(g -> decimal(g.wire().headersMs())),
    CACHED_TOKENS(g -> integer(g.tokens().cached())),
    REASONING_TOKENS(g -> integer(g.tokens().reasoning())),
    INPUTS(g -> integer(g.tokens().inputs())),
    BODY_BYTES(g -> integer(g.wire().bodyBytes())),
    CAP_WAIT_MS(g -> decimal(g.timing().capWaitMs())),
    SESSION(g -> g.origin().session()),
    TURN(g -> g.origin().turn() == 0 ? "" : Integer.toString(g.origin().turn())),
    ANSWER(g -> g.ending().answer().code()),
    SCHEMA_MS(g -> decimal(g.wire().schemaMs())),
    CLIENT_LAG_MS(g -> decimal(g.wire().clientLagMs()));

    private static final int USUAL_DIGITS = 6;

    private final Function<Generation, String> writer;

    GenerationColumn(Function<Generation, String> writer) {
        this.writer = writer;
    }

    @Override
    public String write(Generation generation) {
        return writer.apply(generation);
    }

    private static String decimal(OptionalDouble value) {
        return value.isPresent() ? CsvFormat.decimal(value.getAsDouble()) : "";
    }

    /** Joins numbers by spaces; there may be thousands in a row. */
    private static String spaced(int[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * USUAL_DIGITS);
        for (int number : numbers) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(number);
        }
        return text.toString();
    }

    private static String integer(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }
}
