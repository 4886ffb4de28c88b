package inference.gatling.exchange;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Knowledge of whether a server keeps connections open between generations. Some announce keep-alive and still close the
 * connection after each streamed answer (llama.cpp: {@code Keep-Alive: timeout=5}, then FIN). A generation sent on such a
 * connection would be lost, and a generation is never sent twice. So the connection of the first answer is watched, and a
 * server that closes it gets a new connection for each generation.
 *
 * <p>Shared by the event loops of a run.
 */
public final class ConnectionHabit {

    /** Watching time, ms: a server that closes does so at once. Only the first users wait for it. */
    static final long WATCH_MS = 20;

    private enum Known {
        NOTHING,
        KEEPS_OPEN,
        CLOSES
    }

    private volatile Known known = Known.NOTHING;

    /**
     * Handles the connection of an answer that has been received completely.
     *
     * @param proceed continuation, run on {@code eventLoop} now or up to {@value #WATCH_MS} ms later
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

    /** Notes that a reused connection was lost before its answer began: no connection is reused from now on. */
    void lostBeforeAnswer() {
        known = Known.CLOSES;
    }
}
