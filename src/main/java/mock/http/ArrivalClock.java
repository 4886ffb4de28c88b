package mock.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stamps the moment bytes were read from the socket, before anything parses them. */
final class ArrivalClock extends ChannelInboundHandlerAdapter {

    private long lastReadNs;

    long lastReadNs() {
        return lastReadNs;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        lastReadNs = System.nanoTime();
        ctx.fireChannelRead(msg);
    }
}
