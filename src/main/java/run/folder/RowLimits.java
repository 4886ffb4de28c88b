package run.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Outcome;
import run.ValueLimits;
import run.csv.CsvReader;

/**
 * Limits of {@link GenerationsReader}, applied before a row is written: servers report negative counts, durations of
 * 30,000 years and status 999, and one such value would make the whole run unreadable. A value beyond the limits is
 * left out, and the row's message names it.
 */
final class RowLimits {

    /** Name for a model without one: a row must have it. */
    static final String UNNAMED = "(unnamed)";

    /** Longest text, in characters: a row of {@link CsvReader#MAX_ROW} has room for all columns. */
    static final int MAX_TEXT = 64 * 1024;

    /** Most gaps of a row, likewise. */
    static final int MAX_GAPS = 1_000_000;

    private static final int SHOWN = 40;

    private final List<String> odd = new ArrayList<>(0);

    private RowLimits() {}

    /** Row that can be read again: {@code row} itself if all its values are within the limits. */
    static Generation keep(Generation row) {
        RowLimits limits = new RowLimits();
        Generation kept = limits.kept(row);
        return limits.odd.isEmpty()
                ? row
                : withMessage(kept, limits.message(kept.ending().message()));
    }

    private Generation kept(Generation row) {
        Origin origin = row.origin();
        Ending ending = row.ending();
        Tokens tokens = row.tokens();
        Timing timing = row.timing();
        ServerTiming server = row.server();
        OptionalInt output = count("output_tokens", tokens.output());
        return new Generation(
                row.timestamp(),
                new Origin(
                        model(origin.model()),
                        name("simulation", origin.simulation()),
                        name("series", origin.series()),
                        origin.phase(),
                        origin.user(),
                        name("request", origin.request()),
                        name("injector", origin.injector()),
                        name("session", origin.session()),
                        origin.turn()),
                new Ending(
                        ending.outcome(),
                        text("message", ending.message()),
                        status(ending.httpStatus()),
                        text("finish_reason", ending.finishReason()),
                        ending.answer()),
                new Tokens(
                        count("prompt_tokens", tokens.prompt()),
                        output,
                        output.isPresent() ? tokens.source() : Optional.empty(),
                        tokens.chunks(),
                        count("cached_tokens", tokens.cached()),
                        count("reasoning_tokens", tokens.reasoning()),
                        count("inputs", tokens.inputs())),
                new Timing(
                        measure("first_token_ms", timing.firstTokenMs()),
                        output.isPresent() ? measure("tokens_per_s", timing.tokensPerS()) : OptionalDouble.empty(),
                        measure("first_chunk_ms", timing.firstChunkMs()),
                        measure("first_output_ms", timing.firstOutputMs()),
                        measure("latency_ms", timing.latencyMs()),
                        measure("stream_ms", timing.streamMs()),
                        output.isPresent() ? measure("tpot_ms", timing.tpotMs()) : OptionalDouble.empty(),
                        measure("scheduled_delay_ms", timing.scheduledDelayMs()),
                        gaps(timing.gapsUs()),
                        measure("cap_wait_ms", timing.capWaitMs())),
                new ServerTiming(
                        measure("server_prompt_ms", server.promptMs()),
                        measure("server_decode_ms", server.decodeMs()),
                        measure("server_load_ms", server.loadMs()),
                        measure("server_queue_ms", server.queueMs())),
                row.wire()); // measured by our own clock
    }

    /** Name with {@code ?} for U+FFFD. */
    static String repaired(String name) {
        return name.replace('\uFFFD', '?');
    }

    private String model(String model) {
        if (model.isEmpty()) {
            odd.add("the model has no name");
            return UNNAMED;
        }
        return name("model", model);
    }

    /** Name without U+FFFD, which the reader takes for a damaged file. */
    private String name(String column, String name) {
        if (name.indexOf('\uFFFD') >= 0) {
            odd.add(column + " has invalid characters");
            return text(column, repaired(name));
        }
        return text(column, name);
    }

    private String text(String column, String text) {
        if (text.length() > MAX_TEXT) {
            odd.add(column + " has " + text.length() + " characters");
            return text.substring(0, MAX_TEXT);
        }
        return text;
    }

    private OptionalInt status(OptionalInt status) {
        return status.isEmpty() || Outcome.isHttpStatus(status.getAsInt())
                ? status
                : leaveOut("http_status", status.getAsInt());
    }

    private OptionalInt count(String column, OptionalInt count) {
        return count.isEmpty() || count.getAsInt() >= 0 ? count : leaveOut(column, count.getAsInt());
    }

    private OptionalInt leaveOut(String column, int value) {
        odd.add(column + " " + value);
        return OptionalInt.empty();
    }

    private OptionalDouble measure(String column, OptionalDouble measure) {
        if (measure.isEmpty() || ValueLimits.isMeasure(measure.getAsDouble())) {
            return measure;
        }
        String value = Double.toString(measure.getAsDouble());
        odd.add(column + " " + value.substring(0, Math.min(value.length(), SHOWN)));
        return OptionalDouble.empty();
    }

    private int[] gaps(int[] gapsUs) {
        if (gapsUs.length > MAX_GAPS) {
            odd.add("gaps_us has " + gapsUs.length + " gaps");
            return Arrays.copyOf(gapsUs, MAX_GAPS);
        }
        return gapsUs;
    }

    private String message(String words) {
        return (words.isEmpty() ? "" : words + "; ") + "left out or cut: " + String.join(", ", odd);
    }

    private static Generation withMessage(Generation row, String message) {
        Ending ending = row.ending();
        return new Generation(
                row.timestamp(),
                row.origin(),
                new Ending(ending.outcome(), message, ending.httpStatus(), ending.finishReason(), ending.answer()),
                row.tokens(),
                row.timing(),
                row.server(),
                row.wire());
    }
}
