package analysis.summary.samples;

import java.util.OptionalDouble;
import run.Generation;
import run.Generation.Wire;

/**
 * What the steps of successful generations before their answer took, and how much came back, summed up. Sums are whole µs, the resolution of the
 * records, so that they depend on no order.
 *
 * @param generations those of which it is known
 * @param setUps of these, those for which a connection was opened
 * @param connectUs opening it
 * @param tlsUs the TLS handshakes
 * @param sendUs sending the request, of all
 * @param headersUs from t0 to the response's head, of all
 * @param bodyBytes that came back, of all; 0 if it is not known
 */
public record WireTime(
        long generations, long setUps, long connectUs, long tlsUs, long sendUs, long headersUs, long bodyBytes) {

    public static final WireTime NONE = new WireTime(0, 0, 0, 0, 0, 0, 0);

    /** Percent of set-ups above which they are not the exception, and TTFT is also of them. */
    public static final double MAX_SET_UPS_PCT = 1;

    private static final double US_PER_MS = 1000;

    static WireTime of(Generation generation) {
        Wire wire = generation.wire();
        return !generation.isOk() || wire.setUpMs().isEmpty()
                ? NONE
                : new WireTime(
                        1,
                        wire.connectMs().isPresent() ? 1 : 0,
                        us(wire.connectMs()),
                        us(wire.tlsMs()),
                        us(wire.sendMs()),
                        us(wire.headersMs()),
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

    /** Set-ups in a hundred generations; empty if nothing is known. */
    public OptionalDouble setUpsPct() {
        return generations == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * setUps / generations);
    }

    /** Mean of a set-up, as that of the next, ms; empty if there was none. */
    public OptionalDouble connectMs() {
        return mean(connectUs, setUps);
    }

    public OptionalDouble tlsMs() {
        return tlsUs == 0 ? OptionalDouble.empty() : mean(tlsUs, setUps);
    }

    /** Mean of a generation, as that of the next, ms; empty if nothing is known. */
    public OptionalDouble sendMs() {
        return mean(sendUs, generations);
    }

    public OptionalDouble headersMs() {
        return mean(headersUs, generations);
    }

    private static OptionalDouble mean(long sumUs, long count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumUs / US_PER_MS / count);
    }

    private static long us(OptionalDouble ms) {
        return Math.round(ms.orElse(0) * US_PER_MS);
    }
}
