package inference.gatling.exchange;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Memory of whether a server keeps connections open between generations. Some promise to and close each one right after a streamed
 * answer (llama.cpp: {@code Keep-Alive: timeout=5}, then FIN): reused at that moment, such a connection would take a
 * generation down with it, and a generation is not sent twice. So the first answer's connection is watched, and a server
 * found to close them gets a new connection for each generation.
 *
 * <p>Shared by the event loops of a run.
 */
public final class ConnectionHabit {

    /** A server that closes does so at once; this is long enough for a distant one, and only the first users wait. */
    static final long WATCH_MS = 20;

    private enum Known {
        NOTHING,
        KEEPS_OPEN,
        CLOSES
    }

    private volatile Known known = Known.NOTHING;

    /**
     * An answer has been received whole.
     *
     * @param proceed what comes next; run on {@code eventLoop}, now or a moment later
     */
    void answered(Channel channel, EventLoop eventLoop, Runnable proceed) {
        switch (known) {
            case KEEPS_OPEN -> proceed.run();
            case CLOSES -> {
                channel.close();
                proceed.run();
            }
            case NOTHING -> watch(channel, eventLoop, proceed);
        }
    }

    private void watch(Channel channel, EventLoop eventLoop, Runnable proceed) {
        Future<?> stillOpen = eventLoop.schedule(
                () -> {
                    if (known == Known.NOTHING) {
                        known = Known.KEEPS_OPEN;
                    }
                    proceed.run();
                },
                WATCH_MS,
                TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> {
            if (stillOpen.cancel(false)) {
                known = Known.CLOSES;
                proceed.run();
            }
        });
    }

    /** A reused connection was lost before any answer: from now on, none is. */
    void lostBeforeAnswer() {
        known = Known.CLOSES;
    }
}
