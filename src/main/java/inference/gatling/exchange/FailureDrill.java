package inference.gatling.exchange;

import inference.stream.ResponseFormat;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Rehearsal of failures before the load, without a server, to load their classes: without a free file descriptor a class cannot
 * be loaded, and the failure would be blamed on the server.
 */
public final class FailureDrill {

    private static final Timeouts PATIENCE =
            new Timeouts(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(2));
    private static final long WAIT_S = 5;
    private static final int DISCARD_PORT = 9;

    private FailureDrill() {}

    /** Runs a failing connection and failing exchanges, and waits for their ends, up to {@value #WAIT_S} s each. */
    public static void run(ResponseFormat format, EventLoopGroup eventLoops) {
        // Netty reports a socket that cannot be opened outside the event loop, as here.
        new Bootstrap()
                .group(eventLoops)
                .channelFactory(() -> {
                    throw new ChannelException("drill", new IOException("Too many open files"));
                })
                .handler(new ChannelInboundHandlerAdapter())
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), DISCARD_PORT))
                .awaitUninterruptibly(WAIT_S, TimeUnit.SECONDS);
        EventLoop eventLoop = eventLoops.next();
        List<Consumer<Exchange>> failures = List.of(
                exchange -> exchange.onThrowable(new ChannelException("drill", new IOException("Too many open files"))),
                exchange -> exchange.onThrowable(new IllegalArgumentException("drill")),
                exchange -> {
                    exchange.onHttpResponse(HttpResponseStatus.BAD_GATEWAY, new DefaultHttpHeaders());
                    exchange.onHttpResponseBodyChunk(
                            Unpooled.copiedBuffer("<html>drill {", StandardCharsets.US_ASCII), false);
                    exchange.onThrowable(new IOException("drill"));
                },
                exchange -> {}); // a timeout
        CountDownLatch left = new CountDownLatch(failures.size());
        for (Consumer<Exchange> failure : failures) {
            eventLoop.execute(() -> {
                Exchange exchange =
                        new Exchange(format, PATIENCE, new ConnectionHabit(), eventLoop, result -> left.countDown());
                exchange.start();
                failure.accept(exchange);
            });
        }
        try {
            left.await(WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
