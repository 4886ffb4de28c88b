package analysis.summary.samples;

import java.util.OptionalDouble;
import run.Generation;
import run.Generation.ServerTiming;

/**
 * Where the time of generations went by the server's own account, summed up. Sums are whole µs, the resolution of the
 * records, so that they depend on no order.
 *
 * @param generations successful ones whose server tells how long it read the prompt and generated
 * @param promptUs reading the prompt
 * @param decodeUs generating
 * @param queued of the generations, those whose server also tells of loading and waiting (Ollama)
 * @param loadUs loading the model, of these
 * @param queueUs waiting before any of it, such as for a slot, of these
 * @param longestQueueUs the longest wait
 * @param elsewhereUs what these took from the request to the end of the stream beyond the server's account: the way there
 *     and back, the client
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

    private static final double US_PER_MS = 1000;

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

    /** Mean; empty if no server told. As the others below, ms. */
    public OptionalDouble promptMs() {
        return mean(promptUs, generations);
    }

    public OptionalDouble decodeMs() {
        return mean(decodeUs, generations);
    }

    public OptionalDouble loadMs() {
        return mean(loadUs, queued);
    }

    public OptionalDouble queueMs() {
        return mean(queueUs, queued);
    }

    public OptionalDouble longestQueueMs() {
        return mean(longestQueueUs, Math.min(queued, 1));
    }

    public OptionalDouble elsewhereMs() {
        return mean(elsewhereUs, queued);
    }

    private static OptionalDouble mean(long sumUs, long count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumUs / US_PER_MS / count);
    }

    private static long us(OptionalDouble ms) {
        return Math.round(ms.orElse(0) * US_PER_MS);
    }
}
