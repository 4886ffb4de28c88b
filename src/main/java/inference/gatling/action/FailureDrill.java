package inference.gatling.action;

import inference.dialect.Dialect;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ExchangeDrill;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Rehearsal of failures before the load, to load their classes: without a free file descriptor a class cannot be loaded, and
 * the failure would be blamed on the server.
 */
final class FailureDrill {

    private static final long PATIENCE_S = 5;
    private static final int DISCARD_PORT = 9;

    private FailureDrill() {}

    /** Runs a failing connection and the failing exchanges, and waits for their ends. */
    static void run(GatlingEngine engine, Dialect dialect) {
        EventLoopGroup eventLoops = engine.core().eventLoopGroup();
        // Netty reports a socket that cannot be opened outside the event loop, as here.
        new Bootstrap()
                .group(eventLoops)
                .channelFactory(() -> {
                    throw new ChannelException("drill", new IOException("Too many open files"));
                })
                .handler(new ChannelInboundHandlerAdapter())
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), DISCARD_PORT))
                .awaitUninterruptibly(PATIENCE_S, TimeUnit.SECONDS);
        ExchangeDrill.run(dialect, (EventLoop) eventLoops.next());
    }
}
