package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of socket errors as Java's sockets and Netty's native ones tell them. */
class NetworkFailuresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Connection refused | connection refused
            finishConnect(..) failed with error(-111): Connection refused | connection refused
            recvAddress(..) failed with error(-104): Connection reset by peer | the server reset the connection
            syscall:read(..) failed: Connection reset by peer | the server reset the connection
            Connection reset | the server reset the connection
            writeAddress(..) failed with error(-32): Broken pipe | the server closed the connection before it had read the request
            finishConnect(..) failed with error(-110): Connection timed out | the connection timed out
            connection timed out after 5000 ms: localhost/127.0.0.1:81 | the connection timed out (localhost at 127.0.0.1:81)
            connect(..) failed with error(-113): No route to host | no route to the server
            connect(..) failed with error(-101): Network is unreachable | the server's network is unreachable from here
            socket(..) failed with error(-24): Too many open files | the load generator has no file descriptor left (ulimit -n)
            connect(..) failed with error(-99): Cannot assign requested address | the load generator has no local port left (net.ipv4.ip_local_port_range)
            something else happened | something else happened
            odd | IOException: odd
            Premature close | the server closed the connection
            """)
    void aSocketErrorIsToldInWords(String said, String told) {
        assertThat(NetworkFailures.describe(new IOException(said))).isEqualTo(told);
    }

    @Test
    void theAddressComesFromTheOuterException() {
        IOException inner = new IOException("finishConnect(..) failed with error(-113): No route to host");
        IOException outer = new IOException(inner.getMessage() + ": gpu-1/10.0.0.7:8000", inner);
        assertThat(NetworkFailures.describe(outer)).isEqualTo("no route to the server (gpu-1 at 10.0.0.7:8000)");
        IOException bare = new IOException(inner.getMessage() + ": /[0:0:0:0:0:0:0:1]:8000", inner);
        assertThat(NetworkFailures.describe(bare)).isEqualTo("no route to the server ([0:0:0:0:0:0:0:1]:8000)");
    }

    @Test
    void aHostWithoutAnAddressIsUnknown() {
        assertThat(NetworkFailures.describe(new UnknownHostException("gpu-9: Name or service not known")))
                .isEqualTo("unknown host gpu-9");
    }

    /** The load uses Netty's native sockets on Linux, the other tests do not. */
    @Test
    void aRefusalByNettysNativeSocketsIsToldInWords() throws IOException {
        Assumptions.assumeTrue(Epoll.isAvailable());
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try {
            Throwable refused = new Bootstrap()
                    .group(loops)
                    .channel(EpollSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), free))
                    .awaitUninterruptibly()
                    .cause();
            assertThat(NetworkFailures.describe(refused))
                    .matches("connection refused \\((localhost at )?127\\.0\\.0\\.1:" + free + "\\)");
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
