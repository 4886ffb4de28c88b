package inference.stream;

import inference.stream.Delta.Usage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.TokenSource;

/**
 * What is known of a generation while its stream arrives. Pure bookkeeping: times are given to it, so that it can be
 * tested without a clock. Not thread-safe; a stream is read on one event loop.
 */
public final class StreamState {

    private static final double NS_PER_MS = 1e6;
    private static final long NS_PER_US = 1000;
    /** The words for an answer that the engine gave up, though its stream ends in good order (vLLM, SGLang). */
    private static final Set<String> FAILURES = Set.of("abort", "aborted", "cancelled", "canceled", "error");

    private final long startNs;
    private OptionalDouble firstChunkMs = OptionalDouble.empty();
    private OptionalDouble firstTokenMs = OptionalDouble.empty();
    private OptionalDouble firstOutputMs = OptionalDouble.empty();
    private OptionalDouble lastTokenMs = OptionalDouble.empty();
    private long lastTokenNs;
    private int chunks;
    private int[] gapsUs = new int[128];
    private int gapCount;
    private final StringBuilder text = new StringBuilder();
    private final Set<Integer> choicesSeen = new HashSet<>(2);
    private Usage usage = Usage.NONE;
    private int usageOnlyEvents;
    private int usageOnlyOutput;
    private String finishReason = "";
    private boolean done;
    /** Whether the report of the tokens came after the finish reason, and nothing after it. */
    private boolean reported;

    private long completeNs;
    private String odd = "";
    private String error = "";
    private ServerTiming server = ServerTiming.NONE;
    private boolean whole;

    /**
     * @param startNs t0 by {@link System#nanoTime()}
     */
    public StreamState(long startNs) {
        this.startNs = startNs;
    }

    /**
     * The answer comes in one piece, not as a stream: the moment it arrives is that of its last token, and nothing is
     * known of the first; its one event is no estimate of its tokens.
     */
    public void isWhole() {
        whole = true;
    }

    /**
     * Takes account of an event.
     *
     * @param ns when its bytes arrived, by {@link System#nanoTime()}
     */
    public void add(long ns, Delta delta) {
        if (!delta.error().isEmpty() && error.isEmpty()) {
            error = delta.error();
        }
        addUsage(delta);
        addServer(delta.server());
        if ((delta.done() || reported) && completeNs == 0) {
            completeNs = ns;
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
        choicesSeen.add(delta.choice());
        if (firstChunkMs.isEmpty() && !whole) {
            firstChunkMs = OptionalDouble.of(sinceStartMs(ns));
        }
        if (delta.isToken()) {
            addToken(ns, delta);
        }
        addFinishReason(delta);
    }

    /**
     * The last reason counts, and what follows one takes it back: some gateways mark the first, empty chunk. The word
     * {@code null} is none (KoboldCpp).
     */
    private void addFinishReason(Delta delta) {
        String reason = delta.finishReason().equals("null") ? "" : ErrorText.shorten(delta.finishReason());
        if (!reason.isEmpty()) {
            finishReason = reason;
            if (FAILURES.contains(reason.toLowerCase(Locale.ROOT)) && error.isEmpty()) {
                error = "the server ended the answer with finish_reason \"" + reason + "\"";
            }
        } else if (delta.isToken()) {
            finishReason = choicesSeen.size() == 1 ? "" : finishReason; // of several answers, one ends before another
            reported = false;
            completeNs = 0;
        }
    }

    private void addToken(long ns, Delta delta) {
        if (chunks > 0) {
            addGap((ns - lastTokenNs + NS_PER_US / 2) / NS_PER_US);
        } else if (!whole) {
            firstTokenMs = OptionalDouble.of(sinceStartMs(ns));
        }
        if (firstOutputMs.isEmpty() && !whole && (!delta.content().isEmpty() || delta.toolCall())) {
            firstOutputMs = OptionalDouble.of(sinceStartMs(ns));
        }
        lastTokenNs = ns;
        lastTokenMs = OptionalDouble.of(sinceStartMs(ns));
        chunks++;
        text.append(delta.content());
    }

    private void addGap(long us) {
        if (gapCount == gapsUs.length) {
            gapsUs = Arrays.copyOf(gapsUs, gapCount * 2);
        }
        gapsUs[gapCount++] = (int) Math.min(us, Integer.MAX_VALUE);
    }

    /**
     * Some servers count up on every event, some send zeros before the true count, and llama.cpp sends one report per
     * choice when several answers were asked for: the last report that is not zero counts, reports per choice add up.
     */
    private void addUsage(Delta delta) {
        Usage given = plausible(delta.usage());
        if (given.output().isEmpty() && given.prompt().isEmpty()) {
            return;
        }
        if (!delta.choices()) {
            reported = !finishReason.isEmpty();
            usageOnlyEvents++;
            usageOnlyOutput += given.output().orElse(0);
        }
        boolean allZero = given.output().orElse(0) == 0 && given.prompt().orElse(0) == 0;
        if (!allZero || usage.output().isEmpty()) {
            usage = given;
        }
    }

    private Usage plausible(Usage given) {
        return new Usage(plausible("prompt_tokens", given.prompt()), plausible("completion_tokens", given.output()));
    }

    private OptionalInt plausible(String name, OptionalInt count) {
        if (count.isPresent() && count.getAsInt() < 0) {
            odd = "left out, since it cannot be: " + name + " " + count.getAsInt();
            return OptionalInt.empty();
        }
        return count;
    }

    private void addServer(ServerTiming given) {
        if (!given.equals(ServerTiming.NONE)) {
            server = new ServerTiming(
                    plausible("prompt time", given.promptMs()),
                    plausible("decode time", given.decodeMs()),
                    plausible("load time", given.loadMs()),
                    plausible("queue time", given.queueMs()));
        }
    }

    private OptionalDouble plausible(String name, OptionalDouble ms) {
        if (ms.isPresent() && !(ms.getAsDouble() >= 0 && ms.getAsDouble() <= ServerTiming.MAX_MS)) {
            odd = "left out, since it cannot be: " + name + " " + ms.getAsDouble() + " ms";
            return OptionalDouble.empty();
        }
        return ms;
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
        return done || !finishReason.isEmpty();
    }

    /**
     * Whether nothing of the answer can follow: the end mark came, or the finish reason and the report of the tokens. Some
     * servers keep the response open long after.
     */
    public boolean isOver() {
        return done || reported;
    }

    /** The moment of {@link #isOver()}, by {@link System#nanoTime()}; that of the last token if it is not over. */
    public long overNs() {
        return completeNs == 0 ? lastProgressNs() : completeNs;
    }

    /** What the server said of the answer that cannot be, and is therefore not recorded; empty if nothing. */
    public String odd() {
        return odd;
    }

    /** The server's words on a failure inside the stream; empty if it told of none. */
    public String error() {
        return error;
    }

    public String finishReason() {
        return finishReason;
    }

    /** The answer without its reasoning. */
    public String text() {
        return text.toString();
    }

    public OptionalDouble firstTokenMs() {
        return firstTokenMs;
    }

    public ServerTiming server() {
        return server;
    }

    public Tokens tokens() {
        OptionalInt counted = usage.output();
        if (choicesSeen.size() > 1 && usageOnlyEvents > 1) {
            counted = OptionalInt.of(usageOnlyOutput);
        }
        boolean trusted = counted.isPresent() && (counted.getAsInt() > 0 || chunks == 0);
        if (trusted) {
            return new Tokens(usage.prompt(), counted, Optional.of(TokenSource.USAGE), chunks);
        }
        if (chunks > 0 && !whole) {
            return new Tokens(usage.prompt(), OptionalInt.of(chunks), Optional.of(TokenSource.CHUNKS), chunks);
        }
        return new Tokens(usage.prompt(), OptionalInt.empty(), Optional.empty(), chunks);
    }

    /**
     * The times of the generation.
     *
     * @param endNs end of the stream, by {@link System#nanoTime()}
     * @param scheduledDelayMs how late it started against the schedule of an open profile
     */
    public Timing timing(long endNs, OptionalDouble scheduledDelayMs) {
        OptionalInt output = tokens().output();
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
                Arrays.copyOf(gapsUs, gapCount));
    }
}
