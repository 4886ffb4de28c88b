package mock;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import mock.engine.Catalogue;
import mock.engine.ModelSpec;
import mock.measure.MockStats;

/**
 * How punctual is the mock under load? Not a test: run it by hand on a quiet machine,
 *
 * <pre>java -cp target/classes:target/test-classes:LIBRARIES mock.MockLoadBenchmark 2000 50 15</pre>
 *
 * Arguments: streams (2000), tokens per second and stream (50), seconds (15). Starts a server and a client that only
 * counts bytes, each with one thread, in this JVM; prints how late tokens were sent against the performance model, and how
 * much processor time the server's threads took. A warm-up of three seconds does not count.
 */
public final class MockLoadBenchmark {

    private static final long CONNECT_SPACING_US = 500;

    private MockLoadBenchmark() {}

    public static void main(String[] args) throws InterruptedException {
        int streams = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        int tokensPerSecond = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        ModelSpec spec =
                new ModelSpec("bench", "latest", "llama", "1B", "F16", 1000, 1 << 20, 1e5, tokensPerSecond, 0, 1, 1, 1);
        MockSettings settings = new MockSettings()
                .catalogue(new Catalogue("benchmark", List.of(spec), Map.of()))
                .slots(streams);
        try (MockServer server = MockServer.start(settings)) {
            warmUp(server, streams, tokensPerSecond);
            long cpuBefore = serverCpuNs();
            MockStats before = server.stats();
            server.resetLateness();
            long start = System.nanoTime();
            long bytes = load(server, streams, tokensPerSecond * seconds);
            double elapsed = (System.nanoTime() - start) / 1e9;
            MockStats stats = server.stats();
            System.out.printf(
                    "%d streams x %d tokens/s: %d tokens in %.1f s (%.0f/s), %.0f MB%n",
                    streams,
                    tokensPerSecond,
                    stats.outputTokens() - before.outputTokens(),
                    elapsed,
                    (stats.outputTokens() - before.outputTokens()) / elapsed,
                    bytes / 1e6);
            System.out.printf(
                    "lateness us: mean %.0f, p50 %.0f, p99 %.0f, max %.0f%n",
                    stats.lateness().meanUs(),
                    stats.lateness().p50Us(),
                    stats.lateness().p99Us(),
                    stats.lateness().maxUs());
            double cpuNs = serverCpuNs() - cpuBefore;
            System.out.printf(
                    "server threads: %.0f %% of one processor, %.2f us a token (waiting for the next one included)%n",
                    cpuNs / elapsed / 1e7, cpuNs / 1e3 / (stats.outputTokens() - before.outputTokens()));
        }
    }

    private static void warmUp(MockServer server, int streams, int tokensPerSecond) throws InterruptedException {
        load(server, streams, 3 * tokensPerSecond);
    }

    private static long load(MockServer server, int streams, int tokens) throws InterruptedException {
        String body = "{\"model\":\"bench\",\"stream\":true,\"max_tokens\":" + tokens
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        ByteBuf request = Unpooled.copiedBuffer(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body,
                StandardCharsets.UTF_8);
        CountDownLatch open = new CountDownLatch(streams);
        LongAdder bytes = new LongAdder();
        var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 20_000)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Counter(request, bytes, open));
                    }
                });
        for (int i = 0; i < streams; i++) {
            bootstrap.connect("127.0.0.1", server.port());
            // All in one moment would measure how fast one thread accepts connections.
            TimeUnit.MICROSECONDS.sleep(CONNECT_SPACING_US);
        }
        open.await(10, TimeUnit.MINUTES);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        return bytes.sum();
    }

    private static final class Counter extends ChannelInboundHandlerAdapter {
        private final ByteBuf request;
        private final LongAdder bytes;
        private final CountDownLatch open;

        Counter(ByteBuf request, LongAdder bytes, CountDownLatch open) {
            this.request = request;
            this.bytes = bytes;
            this.open = open;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.writeAndFlush(request.retainedDuplicate());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object msg) {
            bytes.add(((ByteBuf) msg).readableBytes());
            ((ByteBuf) msg).release();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            open.countDown();
        }
    }

    private static long serverCpuNs() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long total = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("mock-")) {
                total += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return total;
    }
}
