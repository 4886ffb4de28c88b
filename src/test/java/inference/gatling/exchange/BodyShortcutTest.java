package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BodyShortcutTest {

    private static final int EVENTS = 300;
    private static final byte END = '\n';
    /** Length of an event without its text, bytes. */
    private static final int FRAME = 190;

    @Test
    void anEventThatTheServerSendsWholeIsReadWhole() throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Reads reads = new Reads();
        Random texts = new Random(1);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Channel channel = new Bootstrap()
                    .group(loops)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelDuplexHandler() {
                        @Override
                        public void handlerAdded(ChannelHandlerContext context) {
                            context.pipeline().addLast(DefaultHttpClient.HTTP_CLIENT_CODEC, reads);
                        }
                    })
                    .connect(listener.getLocalSocketAddress())
                    .sync()
                    .channel();
            FinalResponses.guard(channel, () -> {});
            channel.writeAndFlush(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"))
                    .sync();
            try (Socket server = listener.accept()) {
                server.setTcpNoDelay(true);
                for (int i = 0; i < EVENTS; i++) {
                    byte[] event = new byte[FRAME + 1 + texts.nextInt(12)];
                    event[event.length - 1] = END;
                    server.getOutputStream().write(event);
                    assertThat(server.getInputStream().read()).isEqualTo(END);
                }
            }
        } finally {
            loops.shutdownGracefully();
        }
        assertThat(reads.count).hasValue(EVENTS);
    }

    /** In the place of the codec: takes the request, counts reads, and answers each whole event with a byte. */
    private static final class Reads extends ChannelDuplexHandler {
        final AtomicInteger count = new AtomicInteger();

        @Override
        public void write(ChannelHandlerContext context, Object request, ChannelPromise promise) {
            promise.setSuccess();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf read = (ByteBuf) message;
            count.incrementAndGet();
            boolean ends = read.getByte(read.writerIndex() - 1) == END;
            read.release();
            if (ends) {
                context.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {END}));
            }
        }
    }
}
