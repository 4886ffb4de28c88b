package inference.gatling.action;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Values of {@code X-Request-Id}, unique across load generators, runs, servers and scenarios: vLLM uses it as the request's id
 * and rejects or mixes up duplicates.
 */
final class RequestIds {

    /** Random 64 bits that identify this process. */
    private static final String PROCESS = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);

    private static final AtomicInteger STEPS = new AtomicInteger();

    private final String prefix = PROCESS + "-" + STEPS.incrementAndGet() + "-";

    /** Id of a user's generation; it ends with {@code <user>-<count>}, to find a row in the server's log. */
    String of(long user, long count) {
        return prefix + user + "-" + count;
    }
}
