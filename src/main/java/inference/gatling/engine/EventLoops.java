package inference.gatling.engine;

import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * Event loops that serve a run's users: one per processor. Gatling starts two per processor, which preempt one another.
 */
public final class EventLoops {

    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    private final List<EventLoop> used;
    private final AtomicInteger next = new AtomicInteger();

    private EventLoops(List<EventLoop> used) {
        this.used = used;
    }

    /**
     * Turns off Netty's leak detector, which records stack traces for one buffer in 128, unless the system property
     * {@value #LEAK_DETECTION} is set.
     */
    public static void withoutLeakDetection() {
        if (System.getProperty(LEAK_DETECTION) == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /** Event loops of Gatling's {@code group} that are used. */
    public static EventLoops of(EventExecutorGroup group) {
        return new EventLoops(StreamSupport.stream(group.spliterator(), false)
                .limit(Runtime.getRuntime().availableProcessors())
                .map(EventLoop.class::cast)
                .toList());
    }

    /** Event loops in use, at least one. */
    public List<EventLoop> all() {
        return used;
    }

    /** Copy of a session that has not started yet, moved to the next event loop in round-robin order. */
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
