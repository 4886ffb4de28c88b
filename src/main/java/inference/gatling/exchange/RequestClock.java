package inference.gatling.exchange;

import static run.Units.NS_PER_MS;

import inference.gatling.engine.LoopLag;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Generation.Wire;

/**
 * Timestamps of one request's steps, by {@link System#nanoTime()}. All but the arrival time are taken once per request, so
 * tokens cost nothing here.
 */
final class RequestClock {

    private final long startNs;
    private long handshakeNs;
    private long readyNs;
    private boolean connected;
    private boolean reused;
    private long sentNs;
    private boolean arrivalsTimed;
    private long arrivedNs;
    private long headNs;
    private boolean answered;
    private OptionalDouble lagMs = OptionalDouble.empty();

    /** Takes t0. */
    RequestClock() {
        startNs = System.nanoTime();
        readyNs = startNs;
    }

    long startNs() {
        return startNs;
    }

    /** Notes that a new connection is open and its TLS handshake begins. */
    void handshakeBegins() {
        handshakeNs = System.nanoTime();
    }

    /**
     * Notes that the request is about to be written.
     *
     * @param opened whether the connection was opened for this request, not kept alive from an earlier one
     */
    void writing(boolean opened) {
        connected = opened;
        reused = !opened;
        if (opened) {
            readyNs = System.nanoTime();
        }
    }

    /** Whether the request went out on a connection kept alive from an earlier one. */
    boolean isReused() {
        return reused;
    }

    /** Notes that the operating system has accepted the last byte of the request. */
    void sent() {
        sentNs = System.nanoTime();
    }

    boolean isSent() {
        return sentNs != 0;
    }

    /** Sets the arrival time of the bytes that are processed next. */
    void arrived(long ns) {
        arrivalsTimed = true;
        arrivedNs = ns;
    }

    /** Arrival time of the bytes being processed. */
    long arrivedNs() {
        return arrivalsTimed ? arrivedNs : System.nanoTime();
    }

    /** Notes that the bytes being processed contain the response's head. */
    void head() {
        headNs = arrivedNs();
    }

    /**
     * Notes the event loop's lag at the first token. Called on the event loop after each read.
     *
     * @param token whether there is a token by now
     * @param ns when the bytes of the read arrived
     */
    void answering(boolean token, long ns) {
        if (token && !answered) {
            answered = true;
            lagMs = LoopLag.currentMs(ns);
        }
    }

    /** Durations of the steps so far; a step that has not happened is absent. */
    Wire wire() {
        boolean handshake = handshakeNs != 0;
        return new Wire(
                handshake ? ms(handshakeNs, startNs) : connected ? ms(readyNs, startNs) : OptionalDouble.empty(),
                handshake && connected ? ms(readyNs, handshakeNs) : OptionalDouble.empty(),
                sentNs == 0 ? OptionalDouble.empty() : ms(sentNs, readyNs),
                headNs == 0 ? OptionalDouble.empty() : ms(headNs, startNs),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                lagMs);
    }

    private static OptionalDouble ms(long ns, long sinceNs) {
        return OptionalDouble.of((ns - sinceNs) / NS_PER_MS);
    }
}
