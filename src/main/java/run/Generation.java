package run;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Generation: one HTTP request and its streamed answer; one row of {@code generations.csv}.
 *
 * <p>Absent values are empty, never 0: a generation without a content token has no time to first token.
 *
 * @param timestamp when the request was handed to the HTTP engine (t0), UTC, ms resolution
 * @param origin its place in the test
 * @param ending how it ended
 * @param tokens what was counted
 * @param timing times relative to t0
 * @param server the server's own timings, where it reports them
 * @param wire times of the steps before the answer
 */
public record Generation(
        Instant timestamp, Origin origin, Ending ending, Tokens tokens, Timing timing, ServerTiming server, Wire wire) {

    public Generation {
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /** Copy with another timestamp, for a corrected injector clock. */
    public Generation at(Instant other) {
        return new Generation(other, origin, ending, tokens, timing, server, wire);
    }

    /** Cell of the test matrix that this generation is a sample of. */
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
     * @param injector name of the load generator among several; empty if there is only one
     * @param session id of its conversation, unique across injectors; empty if it is not part of one
     * @param turn number within the conversation, from 1; 0 if it is not part of one
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

        /** Origin of a generation that is not part of a conversation. */
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
     * @param message error text of the server or of the client; a note on an {@code ok} answer, or what a wrong one
     *     should have been; otherwise empty
     * @param httpStatus absent if no response came
     * @param finishReason finish reason as the server reports it ({@code stop}, {@code length}, ...); empty if it does
     *     not
     * @param answer whether the answer is what its prompt expects
     */
    public record Ending(
            Outcome outcome, String message, OptionalInt httpStatus, String finishReason, Correctness answer) {

        /** Prefix of the message of an answer that succeeded with a reservation. */
        public static final String NOTED = "noted: ";

        /** Ending of an unchecked answer. */
        public Ending(Outcome outcome, String message, OptionalInt httpStatus, String finishReason) {
            this(outcome, message, httpStatus, finishReason, Correctness.UNCHECKED);
        }
    }

    /**
     * @param prompt prompt tokens, counted by the server
     * @param output generated tokens, counted by {@code source}
     * @param source present if {@code output} is
     * @param chunks events with content; a chunk can hold several tokens
     * @param cached prompt tokens that the server took from a cache, counted by it
     * @param reasoning output tokens spent on reasoning, counted by the server
     * @param inputs inputs answered by a vector or a score; absent for generated text
     */
    public record Tokens(
            OptionalInt prompt,
            OptionalInt output,
            Optional<TokenSource> source,
            int chunks,
            OptionalInt cached,
            OptionalInt reasoning,
            OptionalInt inputs) {

        /** Token counts of a generation of which nothing is known. */
        public static final Tokens NONE = new Tokens(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), 0);

        /** Token counts without the server's breakdown. */
        public Tokens(OptionalInt prompt, OptionalInt output, Optional<TokenSource> source, int chunks) {
            this(prompt, output, source, chunks, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }
    }

    /**
     * Times in ms after t0 by the monotonic clock, taken when the bytes arrived and before they were parsed.
     *
     * @param firstTokenMs first event with content, reasoning or a tool call (TTFT)
     * @param tokensPerS output tokens / latency: the rate the user gets
     * @param firstChunkMs first event with choices, an empty role delta included
     * @param firstOutputMs first event with content that is not reasoning
     * @param latencyMs last content event
     * @param streamMs end of the stream, however it ended
     * @param tpotMs (latency - TTFT) / (output tokens - 1), only for more than one token
     * @param scheduledDelayMs open-loop profiles: delay of the request's start by the load generator, counted from its
     *     due time, or from the moment a slot was free where it had to wait for one
     * @param gapsUs gaps between content events, in µs
     * @param capWaitMs open-loop profiles with a concurrency cap: wait from the due time until a slot was free
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

        /** Delay from an arrival's due time until it was sent, ms; absent for closed profiles. */
        public OptionalDouble startDelayMs() {
            return scheduledDelayMs.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(scheduledDelayMs.getAsDouble() + capWaitMs.orElse(0));
        }
    }

    /**
     * Steps of a request before its answer, in ms, and the size of the answer.
     *
     * @param connectMs from t0 until its new connection was open, DNS lookup included; absent on a reused connection
     * @param tlsMs TLS handshake after that; absent without TLS
     * @param sendMs from then, or from t0 on a reused connection, until the operating system had taken the whole
     *     request
     * @param headersMs from t0 until the response headers
     * @param bodyBytes bytes of the answer's body, decompressed; absent if there was no answer
     * @param schemaMs time to register the request's schema at the server, before t0; absent if none was registered
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

        /** Copy with the size of the answer's body. */
        public Wire answered(int bytes) {
            return new Wire(connectMs, tlsMs, sendMs, headersMs, OptionalInt.of(bytes), schemaMs, clientLagMs);
        }

        /** Copy with the time that registering the schema took; absent if there was none. */
        public Wire registered(OptionalDouble ms) {
            return new Wire(connectMs, tlsMs, sendMs, headersMs, bodyBytes, ms, clientLagMs);
        }

        /** Time to open the connection, TLS included, ms; 0 on a reused one, absent if unknown. */
        public OptionalDouble setUpMs() {
            return headersMs.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(connectMs.orElse(0) + tlsMs.orElse(0));
        }
    }

    /**
     * Timings reported by the server, in ms.
     *
     * @param promptMs prefill: reading the prompt
     * @param decodeMs decode: generating the answer
     * @param loadMs loading the model
     * @param queueMs waiting before all of these: the server's total less the parts above
     */
    public record ServerTiming(
            OptionalDouble promptMs, OptionalDouble decodeMs, OptionalDouble loadMs, OptionalDouble queueMs) {
        public static final ServerTiming NONE = new ServerTiming(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
