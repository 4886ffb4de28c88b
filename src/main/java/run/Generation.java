package run;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One generation: one HTTP request and the answer streamed for it; one row of {@code generations.csv}.
 *
 * <p>Absent values are empty, never 0: a generation without a content token has no time to first token.
 *
 * @param timestamp when the request was handed to the HTTP engine (t0), UTC, ms resolution
 * @param origin which part of the test it belongs to
 * @param ending how it ended
 * @param tokens what was counted
 * @param timing what was measured, relative to t0
 * @param server what the server says of its own work, if it does
 * @param wire when the steps of the request before its answer were done
 */
public record Generation(
        Instant timestamp, Origin origin, Ending ending, Tokens tokens, Timing timing, ServerTiming server, Wire wire) {

    public Generation {
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /** The same at another time: its injector's clock was corrected. */
    public Generation at(Instant other) {
        return new Generation(other, origin, ending, tokens, timing, server, wire);
    }

    /** The cell of the test matrix this generation is a sample of. */
    public Cell cell() {
        return new Cell(origin.model(), origin.series());
    }

    public boolean isMeasured() {
        return origin.phase() == Phase.MEASURE;
    }

    public boolean isOk() {
        return ending.outcome().isOk();
    }

    /**
     * @param user number of the virtual user, unique within an injector
     * @param request the request's name in Gatling's report
     * @param injector which of several load generators sent it; empty if there is one
     * @param session conversation that it is a turn of, of all injectors; empty if it stands alone
     * @param turn number within the session, from 1; 0 if it stands alone
     */
    public record Origin(
            String model,
            String simulation,
            String series,
            Phase phase,
            long user,
            String request,
            String injector,
            String session,
            int turn) {

        /** One that stands alone. */
        public Origin(
                String model,
                String simulation,
                String series,
                Phase phase,
                long user,
                String request,
                String injector) {
            this(model, simulation, series, phase, user, request, injector, "", 0);
        }
    }

    /**
     * @param message the server's or our own words on a failure; what was noted of an answer that is {@code ok}, or expected of a
     *     wrong one; else empty
     * @param httpStatus absent if no response came
     * @param finishReason the server's word ({@code stop}, {@code length}, ...); empty if it gave none
     * @param answer whether it is what its prompt expects
     */
    public record Ending(
            Outcome outcome, String message, OptionalInt httpStatus, String finishReason, Correctness answer) {

        /** Begins the message of an answer that succeeded without being all that it might have been. */
        public static final String NOTED = "noted: ";

        /** Of which nothing was expected. */
        public Ending(Outcome outcome, String message, OptionalInt httpStatus, String finishReason) {
            this(outcome, message, httpStatus, finishReason, Correctness.UNCHECKED);
        }

        /** Whether something was noted of an answer that succeeded. */
        public boolean isNoted() {
            return outcome.isOk() && message.startsWith(NOTED);
        }
    }

    /**
     * @param prompt tokens of the prompt by the server's count
     * @param output tokens generated, by {@code source}
     * @param source present if {@code output} is
     * @param chunks events that carried content (not tokens: a chunk can hold several)
     * @param cached tokens of the prompt that the server took from a cache, by its count
     * @param reasoning tokens of the output that were reasoning, by the server's count
     * @param inputs how many inputs were answered by a vector or a score; absent for what is answered by a text
     */
    public record Tokens(
            OptionalInt prompt,
            OptionalInt output,
            Optional<TokenSource> source,
            int chunks,
            OptionalInt cached,
            OptionalInt reasoning,
            OptionalInt inputs) {

        /** Of which no more is known. */
        public static final Tokens NONE = new Tokens(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), 0);

        /** Without the server's account of their parts. */
        public Tokens(OptionalInt prompt, OptionalInt output, Optional<TokenSource> source, int chunks) {
            this(prompt, output, source, chunks, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }
    }

    /**
     * Times in ms after t0, by the monotonic clock, taken when the bytes arrived and before they were parsed.
     *
     * @param firstTokenMs first event with content, reasoning or a tool call (TTFT)
     * @param tokensPerS output tokens / latency: the rate the user gets
     * @param firstChunkMs first event with choices, an empty role delta included
     * @param firstOutputMs first event with content that is not reasoning
     * @param latencyMs last content event
     * @param streamMs end of the stream, however it ended
     * @param tpotMs (latency - TTFT) / (output tokens - 1), only for more than one token
     * @param scheduledDelayMs open-loop profiles: how late the load generator started the request: after it was due, or,
     *     where it had to wait for a free place, after there was one
     * @param gapsUs gaps between content events, in µs
     * @param capWaitMs open-loop profiles with a cap on concurrency: from when it was due until a place was free
     */
    public record Timing(
            OptionalDouble firstTokenMs,
            OptionalDouble tokensPerS,
            OptionalDouble firstChunkMs,
            OptionalDouble firstOutputMs,
            OptionalDouble latencyMs,
            OptionalDouble streamMs,
            OptionalDouble tpotMs,
            OptionalDouble scheduledDelayMs,
            int[] gapsUs,
            OptionalDouble capWaitMs) {

        /** Without a cap on concurrency. */
        public Timing(
                OptionalDouble firstTokenMs,
                OptionalDouble tokensPerS,
                OptionalDouble firstChunkMs,
                OptionalDouble firstOutputMs,
                OptionalDouble latencyMs,
                OptionalDouble streamMs,
                OptionalDouble tpotMs,
                OptionalDouble scheduledDelayMs,
                int[] gapsUs) {
            this(
                    firstTokenMs,
                    tokensPerS,
                    firstChunkMs,
                    firstOutputMs,
                    latencyMs,
                    streamMs,
                    tpotMs,
                    scheduledDelayMs,
                    gapsUs,
                    OptionalDouble.empty());
        }

        /** From when an arrival of an open profile was due until it was sent; absent for other generations. */
        public OptionalDouble startDelayMs() {
            return scheduledDelayMs.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(scheduledDelayMs.getAsDouble() + capWaitMs.orElse(0));
        }
    }

    /**
     * The steps of a request before its answer, in ms, and how much came back.
     *
     * @param connectMs t0 until the connection stood that was opened for it, looking up the name included; absent on a
     *     connection that was kept open
     * @param tlsMs the TLS handshake after that; absent without one
     * @param sendMs from then, or t0 on a connection kept open, until the operating system had taken the whole request
     * @param headersMs t0 until the response's head came
     * @param bodyBytes of the answer's body that came, unpacked; absent if there was no answer
     * @param schemaMs registering its schema at the server, before t0; absent if none was
     * @param clientLagMs lag of the client's event loop when the first token was read: about that much of the TTFT may be the
     *     client's; absent without a first token
     */
    public record Wire(
            OptionalDouble connectMs,
            OptionalDouble tlsMs,
            OptionalDouble sendMs,
            OptionalDouble headersMs,
            OptionalInt bodyBytes,
            OptionalDouble schemaMs,
            OptionalDouble clientLagMs) {
        public static final Wire NONE = new Wire(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());

        /** The same with an answer of so many bytes. */
        public Wire answered(int bytes) {
            return new Wire(connectMs, tlsMs, sendMs, headersMs, OptionalInt.of(bytes), schemaMs, clientLagMs);
        }

        /** The same after its schema has been registered in {@code ms}; absent: there was none to register. */
        public Wire registered(OptionalDouble ms) {
            return new Wire(connectMs, tlsMs, sendMs, headersMs, bodyBytes, ms, clientLagMs);
        }

        /** What opening a connection took, TLS included; 0 on one kept open, absent if that is not known. */
        public OptionalDouble setUpMs() {
            return headersMs.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(connectMs.orElse(0) + tlsMs.orElse(0));
        }
    }

    /**
     * The server's own account, in ms.
     *
     * @param promptMs reading the prompt (prefill)
     * @param decodeMs generating
     * @param loadMs loading the model
     * @param queueMs waiting before any of these: the server's total less the parts above
     */
    public record ServerTiming(
            OptionalDouble promptMs, OptionalDouble decodeMs, OptionalDouble loadMs, OptionalDouble queueMs) {
        public static final ServerTiming NONE = new ServerTiming(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
