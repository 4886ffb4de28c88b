package inference.gatling.exchange;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * The request for the next bytes, which Netty makes after each read, from the end of the pipeline straight to the transport: on
 * its way along all of Gatling's handlers, none of which is interested, it costs as much as reading the token.
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
