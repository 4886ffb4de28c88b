package mock.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stamps the moment bytes were read from the socket, before anything parses them. */
final class ArrivalClock extends ChannelInboundHandlerAdapter {

    private long lastReadNs;
    private long sinceNs = System.nanoTime();
    private boolean inRequest;

    long lastReadNs() {
        return lastReadNs;
    }

    /** Whether a part of a request has come and not yet all of it. */
    boolean isInRequest() {
        return inRequest;
    }

    /** When the request that is coming began, or else the quiet. */
    long sinceNs() {
        return sinceNs;
    }

    /** All of a request has come, or a response is sent. */
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
