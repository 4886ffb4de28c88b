package analysis.summary.samples;

import static run.Units.US_PER_MS;

import java.util.OptionalDouble;
import run.Generation;
import run.Generation.ServerTiming;

/**
 * Sums of the server's own timings of generations. They are in whole µs, the resolution of the records, so that they do
 * not depend on the order.
 *
 * @param generations successful generations with the server's prefill and decode times
 * @param promptUs prefill: reading the prompt
 * @param decodeUs decode: generating
 * @param queued of the generations, those with load and waiting times (Ollama)
 * @param loadUs loading the model, over {@code queued}
 * @param queueUs waiting before all of it, such as for a slot, over {@code queued}
 * @param longestQueueUs the longest wait
 * @param elsewhereUs rest from the request to the end of the stream, over {@code queued}: network and client
 */
public record ServerTime(
        long generations,
        long promptUs,
        long decodeUs,
        long queued,
        long loadUs,
        long queueUs,
        long longestQueueUs,
        long elsewhereUs) {

    public static final ServerTime NONE = new ServerTime(0, 0, 0, 0, 0, 0, 0, 0);

    static ServerTime of(Generation generation) {
        ServerTiming server = generation.server();
        if (!generation.isOk()
                || server.promptMs().isEmpty()
                || server.decodeMs().isEmpty()) {
            return NONE;
        }
        long prompt = us(server.promptMs());
        long decode = us(server.decodeMs());
        if (server.queueMs().isEmpty()) {
            return new ServerTime(1, prompt, decode, 0, 0, 0, 0, 0);
        }
        long load = us(server.loadMs());
        long queue = us(server.queueMs());
        long elsewhere = us(generation.timing().streamMs()) - prompt - decode - load - queue;
        return new ServerTime(1, prompt, decode, 1, load, queue, queue, elsewhere);
    }

    public ServerTime plus(ServerTime other) {
        return new ServerTime(
                generations + other.generations,
                promptUs + other.promptUs,
                decodeUs + other.decodeUs,
                queued + other.queued,
                loadUs + other.loadUs,
                queueUs + other.queueUs,
                Math.max(longestQueueUs, other.longestQueueUs),
                elsewhereUs + other.elsewhereUs);
    }

    /** Mean, ms; empty if no server reports it. Likewise the others below. */
    public OptionalDouble promptMs() {
        return meanMs(promptUs, generations);
    }

    public OptionalDouble decodeMs() {
        return meanMs(decodeUs, generations);
    }

    public OptionalDouble loadMs() {
        return meanMs(loadUs, queued);
    }

    public OptionalDouble queueMs() {
        return meanMs(queueUs, queued);
    }

    public OptionalDouble longestQueueMs() {
        return meanMs(longestQueueUs, Math.min(queued, 1));
    }

    public OptionalDouble elsewhereMs() {
        return meanMs(elsewhereUs, queued);
    }

    static OptionalDouble meanMs(long sumUs, long count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumUs / US_PER_MS / count);
    }

    static long us(OptionalDouble ms) {
        return Math.round(ms.orElse(0) * US_PER_MS);
    }
}
