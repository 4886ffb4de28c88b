package mock.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.function.Consumer;

/** Initializer of accepted connections; closes those beyond the limit at once. */
public final class HttpPipeline extends ChannelInitializer<SocketChannel> {

    private final Limits limits;
    private final Optional<SslContext> tls;
    private final ChannelGroup connections;
    private final Consumer<ServerExchange> handler;

    /**
     * @param tls TLS context for https; empty for plain http
     * @param handler serves an exchange on the event loop
     */
    public HttpPipeline(
            Limits limits, Optional<SslContext> tls, ChannelGroup connections, Consumer<ServerExchange> handler) {
        this.limits = limits;
        this.tls = tls;
        this.connections = connections;
        this.handler = handler;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (connections.size() >= limits.connections()) {
            channel.close();
            return;
        }
        connections.add(channel);
        channel.config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(Limits.UNSENT_BYTES / 2, Limits.UNSENT_BYTES));
        ArrivalClock clock = new ArrivalClock();
        channel.pipeline().addLast(clock);
        tls.ifPresent(context -> {
            SslHandler handshake = context.newHandler(channel.alloc());
            handshake.setHandshakeTimeoutMillis(limits.requestTimeout().toMillis());
            channel.pipeline().addLast(handshake);
        });
        channel.pipeline()
                .addLast(
                        new HttpRequestDecoder(new HttpDecoderConfig()
                                .setMaxInitialLineLength(Limits.REQUEST_LINE_BYTES)
                                .setMaxHeaderSize(Limits.HEADER_BYTES)),
                        new HttpConnection(limits, clock, handler));
    }

    /** Closes connections whose request or idle time has taken too long. */
    public void sweep() {
        long nowNs = System.nanoTime();
        for (Channel channel : connections) {
            HttpConnection connection = channel.pipeline().get(HttpConnection.class);
            SslHandler handshake = channel.pipeline().get(SslHandler.class);
            if (connection != null
                    && (handshake == null || handshake.handshakeFuture().isDone())) {
                connection.endIfOverdue(nowNs);
            }
        }
    }
}
