package inference.gatling.engine;

import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * The event loops that the users of a run are spread over: one for each processor. Gatling has twice as many, which take the
 * processors from one another in the middle of their work.
 */
public final class EventLoops {

    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    private final List<EventLoop> used;
    private final AtomicInteger next = new AtomicInteger();

    private EventLoops(List<EventLoop> used) {
        this.used = used;
    }

    /**
     * Spares the loops Netty's search for buffers that nobody gives back, which takes a stack trace at each step of one in 128,
     * unless it is asked for with {@value #LEAK_DETECTION}.
     */
    public static void withoutLeakDetection() {
        if (System.getProperty(LEAK_DETECTION) == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /** Those of Gatling's {@code group} that are used. */
    public static EventLoops of(EventExecutorGroup group) {
        return new EventLoops(StreamSupport.stream(group.spliterator(), false)
                .limit(Runtime.getRuntime().availableProcessors())
                .map(EventLoop.class::cast)
                .toList());
    }

    /** All of them, at least one. */
    public List<EventLoop> all() {
        return used;
    }

    /** The user, who has not begun yet, on the next of the loops in turn. */
    public Session assign(Session user) {
        EventLoop eventLoop = used.get(Math.floorMod(next.getAndIncrement(), used.size()));
        return user.copy(
                user.scenario(),
                user.userId(),
                user.attributes(),
                user.baseStatus(),
                user.blockStack(),
                user.onExit(),
                eventLoop);
    }
}
