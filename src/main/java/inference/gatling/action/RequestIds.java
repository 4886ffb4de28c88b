package inference.gatling.action;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The values of {@code X-Request-Id}: vLLM takes it for the request's own id, and two generations with the same one are
 * refused or mixed up, whichever load generator, run, server of an A/B run or scenario they come from.
 */
final class RequestIds {

    /** Of this process: two load generators never draw the same 64 bits. */
    private static final String PROCESS = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);

    private static final AtomicInteger STEPS = new AtomicInteger();

    private final String prefix = PROCESS + "-" + STEPS.incrementAndGet() + "-";

    /** The id of a user's generation: it ends with {@code <user>-<count>}, by which a row is found in a server's log. */
    String of(long user, long count) {
        return prefix + user + "-" + count;
    }
}
