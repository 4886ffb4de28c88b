package inference.gatling.exchange;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Channel handler that passes Netty's request for the next bytes from the end of the pipeline directly to the transport.
 * Through all of Gatling's handlers, which ignore it, it would cost as much as reading a token.
 */
@Sharable
final class ReadShortcut extends ChannelOutboundHandlerAdapter {

    static final ReadShortcut INSTANCE = new ReadShortcut();

    private ReadShortcut() {}

    @Override
    public void read(ChannelHandlerContext context) {
        context.channel().unsafe().beginRead();
    }
}
