package analysis.summary.samples;

import java.util.OptionalDouble;
import run.Generation;
import run.Generation.Wire;

/**
 * Sums of the steps of successful generations before their answer, and of its size. Times are in whole µs, the
 * resolution of the records, so that they do not depend on the order.
 *
 * @param generations generations with these times
 * @param setUps of these, those that opened a connection
 * @param connectUs opening connections
 * @param tlsUs TLS handshakes
 * @param sendUs sending requests
 * @param headersUs from t0 to the response headers
 * @param bodyBytes size of the answers; 0 if unknown
 */
public record WireTime(
        long generations, long setUps, long connectUs, long tlsUs, long sendUs, long headersUs, long bodyBytes) {

    public static final WireTime NONE = new WireTime(0, 0, 0, 0, 0, 0, 0);

    /** Highest share of connection set-ups, percent, that does not distort TTFT. */
    public static final double MAX_SET_UPS_PCT = 1;

    static WireTime of(Generation generation) {
        Wire wire = generation.wire();
        return !generation.isOk() || wire.setUpMs().isEmpty()
                ? NONE
                : new WireTime(
                        1,
                        wire.connectMs().isPresent() ? 1 : 0,
                        ServerTime.us(wire.connectMs()),
                        ServerTime.us(wire.tlsMs()),
                        ServerTime.us(wire.sendMs()),
                        ServerTime.us(wire.headersMs()),
                        wire.bodyBytes().orElse(0));
    }

    public WireTime plus(WireTime other) {
        return new WireTime(
                generations + other.generations,
                setUps + other.setUps,
                connectUs + other.connectUs,
                tlsUs + other.tlsUs,
                sendUs + other.sendUs,
                headersUs + other.headersUs,
                bodyBytes + other.bodyBytes);
    }

    /** Share of generations that opened a connection, percent; empty if unknown. */
    public OptionalDouble setUpsPct() {
        return generations == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * setUps / generations);
    }

    /** Mean time to open a connection, ms; empty if none was opened. */
    public OptionalDouble connectMs() {
        return ServerTime.meanMs(connectUs, setUps);
    }

    public OptionalDouble tlsMs() {
        return tlsUs == 0 ? OptionalDouble.empty() : ServerTime.meanMs(tlsUs, setUps);
    }

    /** Mean time to send a request, ms; empty if unknown. */
    public OptionalDouble sendMs() {
        return ServerTime.meanMs(sendUs, generations);
    }

    public OptionalDouble headersMs() {
        return ServerTime.meanMs(headersUs, generations);
    }
}
