package inference.stream;

import static run.Units.NS_PER_MS;

import inference.stream.Delta.Usage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.TokenSource;

/**
 * State of a generation while its stream arrives. It reads no clock: callers pass the times, so that it can be tested. Not
 * thread-safe; a stream is read on one event loop.
 */
public final class StreamState {

    private final long startNs;
    private OptionalDouble firstChunkMs = OptionalDouble.empty();
    private OptionalDouble firstTokenMs = OptionalDouble.empty();
    private OptionalDouble firstOutputMs = OptionalDouble.empty();
    private long lastTokenNs;
    private int chunks;
    private int inputs;
    private final Gaps gaps = new Gaps();
    private final StringBuilder text; // null if the text is not kept
    private final ToolCalls toolCalls = new ToolCalls();
    private final Choices choices = new Choices();
    private OptionalLong settledNs = OptionalLong.empty();
    private final ServerCounts counts = new ServerCounts();
    private String finishReason = "";
    private boolean done;
    private String error = "";
    private ServerTiming server = ServerTiming.NONE;
    private boolean whole;

    /** State that keeps the text. */
    public StreamState(long startNs) {
        this(startNs, true);
    }

    /**
     * @param startNs start of the generation (t0), by {@link System#nanoTime()}
     * @param keepsText whether to keep the text for {@link #text()}
     */
    public StreamState(long startNs, boolean keepsText) {
        this.startNs = startNs;
        this.text = keepsText ? new StringBuilder() : null;
    }

    /** State as above that also collects tool calls if {@code keepsToolCalls}. */
    public StreamState(long startNs, boolean keepsText, boolean keepsToolCalls) {
        this(startNs, keepsText);
        if (keepsToolCalls) {
            toolCalls.keep();
        }
    }

    /**
     * Marks the answer as not streamed: its arrival is the time of the last token, the first token's time is unknown, and its
     * single event does not estimate the token count.
     */
    public void notStreamed() {
        whole = true;
    }

    /** Start of the generation (t0), by {@link System#nanoTime()}. */
    public long startNs() {
        return startNs;
    }

    /** Tool calls of the answer. */
    public ToolCalls toolCalls() {
        return toolCalls;
    }

    /** Whether {@link #text()} is available. */
    public boolean keepsText() {
        return text != null;
    }

    /**
     * Adds an event.
     *
     * @param ns arrival of its bytes, by {@link System#nanoTime()}
     */
    public void add(long ns, Delta delta) {
        boolean wasDone = done;
        take(ns, delta);
        settle(ns, !wasDone && (delta.done() || !delta.finishReason().isEmpty() || ServerCounts.isIn(delta)));
    }

    /**
     * Adds an ordinary event whose text is in {@code bytes}; if the text is kept, it must not contain escapes.
     *
     * @param ns arrival of its bytes, by {@link System#nanoTime()}
     */
    public void add(long ns, byte[] bytes, OrdinaryEvent event) {
        if (!done) {
            beginChoice(ns, event.choice());
            if (event.isToken()) {
                addToken(ns, event.choice(), event.isOutput());
                if (text != null && event.hasContent()) {
                    text.append(event.content(bytes));
                }
            }
            settle(ns, false);
        }
    }

    private void settle(long ns, boolean newer) {
        boolean settled = done || !error.isEmpty() || choices.allFinished() && (chunks > 0 || counts.hasOwnEvents());
        if (!settled) {
            settledNs = OptionalLong.empty();
        } else if (settledNs.isEmpty() || newer) {
            settledNs = OptionalLong.of(ns);
        }
    }

    private void take(long ns, Delta delta) {
        if (!delta.error().isEmpty() && error.isEmpty()) {
            error = delta.error();
        }
        counts.add(delta);
        if (!delta.server().equals(ServerTiming.NONE)) {
            server = delta.server();
        }
        if (delta.done() && !delta.choices()) {
            done = true;
            return;
        }
        // Events after the end mark are not part of the answer.
        if (!done && delta.choices()) {
            addChoice(ns, delta);
        }
        done |= delta.done();
    }

    private void addChoice(long ns, Delta delta) {
        beginChoice(ns, delta.choice());
        if (delta.isToken()) {
            addToken(ns, delta.choice(), !delta.content().isEmpty() || delta.toolCall());
            inputs += delta.inputs();
            if (text != null) {
                text.append(delta.content());
            }
        }
        if (!delta.finishReason().isEmpty()) {
            finishReason = delta.finishReason();
            choices.finish(delta.choice());
        }
    }

    private void beginChoice(long ns, int choice) {
        if (firstChunkMs.isEmpty() && !whole) {
            firstChunkMs = OptionalDouble.of(sinceStartMs(ns));
        }
        choices.add(choice);
    }

    private void addToken(long ns, int choice, boolean output) {
        if (chunks > 0) {
            gaps.add(ns - lastTokenNs);
        } else if (!whole) {
            firstTokenMs = OptionalDouble.of(sinceStartMs(ns));
        }
        if (output && firstOutputMs.isEmpty() && !whole) {
            firstOutputMs = OptionalDouble.of(sinceStartMs(ns));
        }
        lastTokenNs = ns;
        chunks++;
        choices.goOn(choice);
    }

    private double sinceStartMs(long ns) {
        return (ns - startNs) / NS_PER_MS;
    }

    /** Time of the last token, by {@link System#nanoTime()}; t0 before the first. */
    public long lastProgressNs() {
        return chunks > 0 ? lastTokenNs : startNs;
    }

    public boolean hasToken() {
        return chunks > 0;
    }

    /** Whether the server marked the answer as complete. */
    public boolean isComplete() {
        return done || choices.anyFinished();
    }

    /** Time since which only token counts may follow; a finish reason before any token does not count. */
    public OptionalLong settledNs() {
        return settledNs;
    }

    /** Whether the token counts or the end mark have arrived too. */
    public boolean isWholeWithCounts() {
        return done || counts.hasOutput();
    }

    /** Server's message of an error inside the stream; empty if there was none. */
    public String error() {
        return error;
    }

    public String finishReason() {
        return finishReason;
    }

    /**
     * Text of the answer without reasoning.
     *
     * @throws IllegalStateException if it was not kept
     */
    public String text() {
        if (text == null) {
            throw new IllegalStateException("the answer's text was not kept");
        }
        return text.toString();
    }

    public OptionalDouble firstTokenMs() {
        return firstTokenMs;
    }

    public ServerTiming server() {
        return server;
    }

    public Tokens tokens() {
        OptionalInt counted = counts.output(choices.areSeveral());
        boolean trusted = counted.isPresent() && (counted.getAsInt() > 0 || chunks == 0);
        if (trusted) {
            return tokens(counted, Optional.of(TokenSource.USAGE));
        }
        if (chunks > 0 && !whole) {
            return tokens(OptionalInt.of(chunks), Optional.of(TokenSource.CHUNKS));
        }
        return tokens(OptionalInt.empty(), Optional.empty());
    }

    private Tokens tokens(OptionalInt output, Optional<TokenSource> source) {
        Usage usage = counts.usage();
        return new Tokens(
                usage.prompt(),
                output,
                source,
                chunks,
                usage.cached(),
                usage.reasoning(),
                inputs > 0 ? OptionalInt.of(inputs) : OptionalInt.empty());
    }

    /** Times of a generation whose concurrency is not capped. */
    public Timing timing(long endNs, OptionalDouble scheduledDelayMs) {
        return timing(endNs, scheduledDelayMs, OptionalDouble.empty());
    }

    /**
     * Times of the generation.
     *
     * @param endNs end of the stream, by {@link System#nanoTime()}
     * @param scheduledDelayMs delay of its start against the schedule of an open profile
     * @param capWaitMs wait for a free place if concurrency is capped
     */
    public Timing timing(long endNs, OptionalDouble scheduledDelayMs, OptionalDouble capWaitMs) {
        OptionalInt output = tokens().output();
        OptionalDouble lastTokenMs = chunks > 0 ? OptionalDouble.of(sinceStartMs(lastTokenNs)) : OptionalDouble.empty();
        OptionalDouble tokensPerS = OptionalDouble.empty();
        OptionalDouble tpotMs = OptionalDouble.empty();
        if (lastTokenMs.isPresent() && output.isPresent()) {
            double latencyMs = lastTokenMs.getAsDouble();
            int n = output.getAsInt();
            if (latencyMs > 0) {
                tokensPerS = OptionalDouble.of(n / (latencyMs / 1000));
            }
            if (n > 1 && firstTokenMs.isPresent()) {
                tpotMs = OptionalDouble.of((latencyMs - firstTokenMs.getAsDouble()) / (n - 1));
            }
        }
        return new Timing(
                firstTokenMs,
                tokensPerS,
                firstChunkMs,
                firstOutputMs,
                lastTokenMs,
                OptionalDouble.of(sinceStartMs(endNs)),
                tpotMs,
                scheduledDelayMs,
                gaps.us(),
                capWaitMs);
    }
}
