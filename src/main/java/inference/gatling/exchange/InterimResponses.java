package inference.gatling.exchange;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Passes over interim responses (100, 102, 103), as RFC 9110, section 15.2, asks. Gatling 3.15.1 takes one for the answer and
 * gives the connection back to its pool: the true answer would be read as that of the next request.
 *
 * <p>101 stays: a server that switches protocols unasked gives no answer.
 */
final class InterimResponses extends ChannelInboundHandlerAdapter {

    private static final String NAME = "interim-responses";
    private static final int SWITCHING_PROTOCOLS = 101;

    private boolean passingOver;

    private InterimResponses() {}

    /** Has the connection's interim responses passed over, from now on. */
    static void skipIn(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(DefaultHttpClient.HTTP_CLIENT_CODEC) != null && pipeline.get(NAME) == null) {
            pipeline.addAfter(DefaultHttpClient.HTTP_CLIENT_CODEC, NAME, new InterimResponses());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpResponse response && isInterim(response)) {
            passingOver = true;
        }
        if (!passingOver) {
            super.channelRead(context, message);
            return;
        }
        if (message instanceof LastHttpContent) {
            passingOver = false;
        }
        ReferenceCountUtil.release(message);
    }

    private static boolean isInterim(HttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != SWITCHING_PROTOCOLS
                && response.decoderResult().isSuccess();
    }
}
