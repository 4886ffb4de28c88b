package inference.gatling.exchange;

import inference.gatling.engine.LoopLag;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.Generation.Wire;

/**
 * When the steps of one request were done, by {@link System#nanoTime()}: all but the arrival of bytes are taken once for a
 * request, so that a token costs nothing.
 */
final class RequestClock {

    private static final double NS_PER_MS = 1e6;

    private final long startNs;
    private long handshakeNs;
    private long readyNs;
    private boolean connected;
    private long sentNs;
    private boolean arrivalsTimed;
    private long arrivedNs;
    private long headNs;
    private boolean answered;
    private OptionalDouble lagMs = OptionalDouble.empty();

    /** t0 is now. */
    RequestClock() {
        startNs = System.nanoTime();
        readyNs = startNs;
    }

    long startNs() {
        return startNs;
    }

    /** A new connection stands, and TLS begins on it. */
    void handshakeBegins() {
        handshakeNs = System.nanoTime();
    }

    /** The request is about to be written, to a connection that was opened for it or to one that was kept open. */
    void writing(boolean opened) {
        if (opened) {
            connected = true;
            readyNs = System.nanoTime();
        }
    }

    /** The operating system has taken the last byte of the request. */
    void sent() {
        sentNs = System.nanoTime();
    }

    boolean isSent() {
        return sentNs != 0;
    }

    /** The bytes that are about to be dealt with arrived at {@code ns}. */
    void arrived(long ns) {
        arrivalsTimed = true;
        arrivedNs = ns;
    }

    /** Of the bytes being dealt with. */
    long arrivedNs() {
        return arrivalsTimed ? arrivedNs : System.nanoTime();
    }

    /** The response's head is among the bytes being dealt with. */
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

    /** As far as it has come. */
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
