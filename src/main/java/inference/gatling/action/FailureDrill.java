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
 * Goes through what happens when things fail, before the load: a class that is loaded for the first time when this process
 * has no file descriptor left cannot be loaded, then or ever, and the failure would be that of the server.
 */
final class FailureDrill {

    private static final long PATIENCE_S = 5;
    private static final int DISCARD_PORT = 9;

    private FailureDrill() {}

    static void run(GatlingEngine engine, Dialect dialect) {
        EventLoopGroup eventLoops = engine.core().eventLoopGroup();
        // As Netty fails where a socket cannot be opened: told by a thread that is no event loop.
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
