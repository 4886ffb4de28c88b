package mock.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Clock of a connection: stamps the time at which bytes are read from the socket, before they are parsed. */
final class ArrivalClock extends ChannelInboundHandlerAdapter {

    private long lastReadNs;
    private long sinceNs = System.nanoTime();
    private boolean inRequest;

    long lastReadNs() {
        return lastReadNs;
    }

    /** Whether a request has arrived in part. */
    boolean isInRequest() {
        return inRequest;
    }

    /** {@link System#nanoTime()} at which the current request began to arrive or, between requests, the idle time began. */
    long sinceNs() {
        return sinceNs;
    }

    /** Starts the idle time: a request is complete, or a response is sent. */
    void quiet() {
        inRequest = false;
        sinceNs = System.nanoTime();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        lastReadNs = System.nanoTime();
        if (!inRequest) {
            inRequest = true;
            sinceNs = lastReadNs;
        }
        ctx.fireChannelRead(msg);
    }
}
