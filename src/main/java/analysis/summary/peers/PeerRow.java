package analysis.summary.peers;

import static run.Units.US_PER_MS;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Cell;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Generation.Wire;
import run.Outcome;
import run.Phase;
import run.TokenSource;
import run.ValueLimits;

/**
 * Builder of a {@link Generation} from a request of another tool. Times are in ms after its start; a negative one, from
 * a clock that was set, becomes absent. TPOT and tokens/s are computed as for our own rows.
 */
final class PeerRow {

    private static final List<String> TIMEOUT = List.of("timeout", "timed out", "deadline");
    private static final List<String> CONNECTION =
            List.of("connect", "refused", "reset by peer", "network", "getaddrinfo");

    private final Cell cell;
    private final Instant start;
    private Ending ending = new Ending(Outcome.OK, "", OptionalInt.empty(), "");
    private OptionalDouble firstTokenMs = OptionalDouble.empty();
    private OptionalDouble firstChunkMs = OptionalDouble.empty();
    private OptionalDouble firstOutputMs = OptionalDouble.empty();
    private OptionalDouble latencyMs = OptionalDouble.empty();
    private OptionalDouble streamMs = OptionalDouble.empty();
    private OptionalDouble delayMs = OptionalDouble.empty();
    private OptionalInt promptTokens = OptionalInt.empty();
    private OptionalInt outputTokens = OptionalInt.empty();
    private Optional<TokenSource> source = Optional.empty();
    private int[] gapsUs = {};

    PeerRow(Cell cell, Instant start) {
        this.cell = cell;
        this.start = start;
    }

    PeerRow firstToken(OptionalDouble ms) {
        firstTokenMs = measured(ms);
        return this;
    }

    PeerRow firstChunk(OptionalDouble ms) {
        firstChunkMs = measured(ms);
        return this;
    }

    PeerRow firstOutput(OptionalDouble ms) {
        firstOutputMs = measured(ms);
        return this;
    }

    PeerRow latency(OptionalDouble ms) {
        latencyMs = measured(ms);
        return this;
    }

    PeerRow stream(OptionalDouble ms) {
        streamMs = measured(ms);
        return this;
    }

    PeerRow delay(OptionalDouble ms) {
        delayMs = measured(ms);
        return this;
    }

    PeerRow prompt(OptionalInt tokens) {
        promptTokens = tokens;
        return this;
    }

    /** @param by source of the count; empty for the tool's own tokenizer */
    PeerRow output(OptionalInt tokens, Optional<TokenSource> by) {
        outputTokens = tokens;
        source = by;
        return this;
    }

    /** Sets the gaps between content events, ms. */
    PeerRow gaps(double... ms) {
        gapsUs = Arrays.stream(ms)
                .mapToInt(gap -> (int) Math.min(Integer.MAX_VALUE, Math.round(gap * US_PER_MS)))
                .toArray();
        return this;
    }

    /**
     * Makes it a failure: by HTTP status if there is one, otherwise by keywords of the message, otherwise a broken
     * stream.
     */
    PeerRow failed(OptionalInt status, String message) {
        boolean http = status.isPresent() && Outcome.isHttpStatus(status.getAsInt()) && status.getAsInt() >= 300;
        String lower = message.toLowerCase(Locale.ROOT);
        Outcome outcome = http
                ? Outcome.http(status.getAsInt())
                : Outcome.of(
                        TIMEOUT.stream().anyMatch(lower::contains)
                                ? Outcome.Kind.TIMEOUT_TOTAL
                                : CONNECTION.stream().anyMatch(lower::contains)
                                        ? Outcome.Kind.CONNECT
                                        : Outcome.Kind.STREAM_ERROR);
        ending = new Ending(outcome, message, http ? status : OptionalInt.empty(), "");
        return this;
    }

    PeerRow cancelled() {
        ending = new Ending(Outcome.of(Outcome.Kind.CANCELLED), "", OptionalInt.empty(), "");
        return this;
    }

    Generation build(String tool) {
        OptionalDouble first = firstTokenMs.isPresent() ? firstTokenMs : firstChunkMs;
        boolean paced = outputTokens.orElse(0) > 1 && latencyMs.isPresent() && first.isPresent();
        boolean rated = outputTokens.orElse(0) > 0 && latencyMs.orElse(0) > 0;
        return new Generation(
                start,
                new Origin(cell.model(), tool, cell.series(), Phase.MEASURE, 0, "", ""),
                ending,
                new Tokens(promptTokens, outputTokens, source, outputTokens.isEmpty() ? 0 : gapsUs.length + 1),
                new Timing(
                        firstTokenMs,
                        rated
                                ? measured(OptionalDouble.of(1000 * outputTokens.getAsInt() / latencyMs.getAsDouble()))
                                : OptionalDouble.empty(),
                        firstChunkMs,
                        firstOutputMs,
                        latencyMs,
                        streamMs,
                        paced
                                ? measured(OptionalDouble.of((latencyMs.getAsDouble() - first.getAsDouble())
                                        / (outputTokens.getAsInt() - 1)))
                                : OptionalDouble.empty(),
                        delayMs,
                        gapsUs,
                        OptionalDouble.empty()),
                ServerTiming.NONE,
                Wire.NONE);
    }

    private static OptionalDouble measured(OptionalDouble ms) {
        return ms.isPresent() && ValueLimits.isMeasure(ms.getAsDouble()) ? ms : OptionalDouble.empty();
    }

    /** Time from {@code start} to {@code end}, given in s, in ms; absent unless both are present. */
    static OptionalDouble ms(OptionalDouble start, OptionalDouble end) {
        return start.isPresent() && end.isPresent()
                ? OptionalDouble.of(1000 * (end.getAsDouble() - start.getAsDouble()))
                : OptionalDouble.empty();
    }
}
