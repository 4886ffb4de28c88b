package mock.http;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.function.Consumer;

/** Sets up each accepted connection, or closes it at once when there are too many. */
public final class HttpPipeline extends ChannelInitializer<SocketChannel> {

    private final int maxBodyBytes;
    private final int maxConnections;
    private final ChannelGroup connections;
    private final Consumer<Exchange> handler;

    /** @param handler serves an exchange, on the event loop */
    public HttpPipeline(int maxBodyBytes, int maxConnections, ChannelGroup connections, Consumer<Exchange> handler) {
        this.maxBodyBytes = maxBodyBytes;
        this.maxConnections = maxConnections;
        this.connections = connections;
        this.handler = handler;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (connections.size() >= maxConnections) {
            channel.close();
            return;
        }
        connections.add(channel);
        ArrivalClock clock = new ArrivalClock();
        channel.pipeline().addLast(clock, new HttpRequestDecoder(), new HttpConnection(maxBodyBytes, clock, handler));
    }
}
