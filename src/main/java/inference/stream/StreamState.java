package inference.stream;

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
 * State of a generation while its stream arrives. Pure bookkeeping: times are given to it, so that it can be
 * tested without a clock. Not thread-safe; a stream is read on one event loop.
 */
public final class StreamState {

    private static final double NS_PER_MS = 1e6;

    private final long startNs;
    private OptionalDouble firstChunkMs = OptionalDouble.empty();
    private OptionalDouble firstTokenMs = OptionalDouble.empty();
    private OptionalDouble firstOutputMs = OptionalDouble.empty();
    private long lastTokenNs;
    private int chunks;
    private int inputs;
    private final Gaps gaps = new Gaps();
    /** Null: nobody asks for it. */
    private final StringBuilder text;

    private final ToolCalls toolCalls = new ToolCalls();

    private final Choices choices = new Choices();
    private OptionalLong settledNs = OptionalLong.empty();
    private final ServerCounts counts = new ServerCounts();
    private String finishReason = "";
    private boolean done;
    private String error = "";
    private ServerTiming server = ServerTiming.NONE;
    private boolean whole;

    /** For a stream whose text is kept. */
    public StreamState(long startNs) {
        this(startNs, true);
    }

    /**
     * @param startNs t0 by {@link System#nanoTime()}
     * @param keepsText whether {@link #text()} may be asked for
     */
    public StreamState(long startNs, boolean keepsText) {
        this.startNs = startNs;
        this.text = keepsText ? new StringBuilder() : null;
    }

    /** As above; {@code keepsToolCalls}: whether the calls of {@link #toolCalls()} will be asked for. */
    public StreamState(long startNs, boolean keepsText, boolean keepsToolCalls) {
        this(startNs, keepsText);
        if (keepsToolCalls) {
            toolCalls.keep();
        }
    }

    /**
     * The answer comes in one piece, not as a stream: the moment it arrives is that of its last token, and nothing is
     * known of the first; its one event is no estimate of its tokens.
     */
    public void isWhole() {
        whole = true;
    }

    /** The tools that the answer calls. */
    public ToolCalls toolCalls() {
        return toolCalls;
    }

    /** Whether {@link #text()} may be asked for. */
    public boolean keepsText() {
        return text != null;
    }

    /**
     * Takes account of an event.
     *
     * @param ns when its bytes arrived, by {@link System#nanoTime()}
     */
    public void add(long ns, Delta delta) {
        boolean wasDone = done;
        take(ns, delta);
        settle(ns, !wasDone && (delta.done() || !delta.finishReason().isEmpty() || ServerCounts.isIn(delta)));
    }

    /**
     * Takes account of an ordinary event, which stands in {@code bytes}. Where the text is kept, it must have no escapes.
     *
     * @param ns when its bytes arrived, by {@link System#nanoTime()}
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
        // What follows the end mark is not part of the answer.
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

    /** The moment of the last token, by {@link System#nanoTime()}; t0 before the first. */
    public long lastProgressNs() {
        return chunks > 0 ? lastTokenNs : startNs;
    }

    public boolean hasToken() {
        return chunks > 0;
    }

    /** Whether the server said that the answer is complete. */
    public boolean isComplete() {
        return done || choices.anyFinished();
    }

    /**
     * Since when nothing more is to be expected but, at most, counts: an error, the end mark, or a reason for the end of
     * every answer. A reason before any token is none: the answer may follow.
     */
    public OptionalLong settledNs() {
        return settledNs;
    }

    /** Whether not even counts are to be expected any more. */
    public boolean isWholeWithCounts() {
        return done || counts.hasOutput();
    }

    /** The server's words on a failure inside the stream; empty if it told of none. */
    public String error() {
        return error;
    }

    public String finishReason() {
        return finishReason;
    }

    /**
     * The answer without its reasoning.
     *
     * @throws IllegalStateException if it was not to be kept
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

    /** As below, of a generation that waited for no place. */
    public Timing timing(long endNs, OptionalDouble scheduledDelayMs) {
        return timing(endNs, scheduledDelayMs, OptionalDouble.empty());
    }

    /**
     * The times of the generation.
     *
     * @param endNs end of the stream, by {@link System#nanoTime()}
     * @param scheduledDelayMs how late it started against the schedule of an open profile
     * @param capWaitMs how long it waited for a free place before
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
