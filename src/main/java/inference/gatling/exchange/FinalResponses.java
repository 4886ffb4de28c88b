package inference.gatling.exchange;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Lets one final response through for each request of a connection. Gatling's own handler (3.15.1) takes an interim
 * response (100, 102, 103) for the answer and gives the connection back to its pool, so that the true answer would be
 * read as that of the next generation. RFC 9110, section 15.2: a client skips any number of them, asked for or not.
 *
 * <p>For the same reason a response that nobody asked for closes the connection, and so does anything else behind the end of an
 * answer: it would be booked to the next request.
 */
final class FinalResponses extends ChannelDuplexHandler {

    private static final String NAME = "final-responses";

    private BodyShortcut shortcut;
    private boolean awaited;
    /** The request asked to be told to go on: Gatling waits for that 100 itself. */
    private boolean continueAwaited;

    private boolean skipping;
    /** Told when the request being written has been. */
    private Runnable whenSent;

    private FinalResponses() {}

    /**
     * Puts one into the connection's pipeline, before the decompressor, and the shortcuts around Gatling's handlers, unless
     * it has them or is not HTTP/1.1.
     *
     * @param whenSent run when the operating system has taken the request that is about to be written
     * @return whether the connection is a new one
     */
    static boolean guard(Channel channel, Runnable whenSent) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(DefaultHttpClient.HTTP_CLIENT_CODEC) == null) {
            return false;
        }
        FinalResponses guard = (FinalResponses) pipeline.get(NAME);
        boolean isNew = guard == null;
        if (isNew) {
            guard = new FinalResponses();
            pipeline.addAfter(DefaultHttpClient.HTTP_CLIENT_CODEC, NAME, guard);
            guard.shortcut = BodyShortcut.install(pipeline, DefaultHttpClient.HTTP_CLIENT_CODEC, guard);
            pipeline.addLast(ReadShortcut.INSTANCE);
        }
        guard.whenSent = whenSent;
        return isNew;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            awaited = true;
            continueAwaited = HttpUtil.is100ContinueExpected(request);
        }
        context.write(message, message instanceof LastHttpContent ? told(promise.unvoid()) : promise);
    }

    private ChannelPromise told(ChannelPromise promise) {
        Runnable sent = whenSent;
        promise.addListener(written -> {
            if (written.isSuccess()) {
                sent.run();
            }
        });
        return promise;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            begin(context, response);
        }
        boolean skipped = skipping;
        if (message instanceof LastHttpContent) {
            endOfResponse();
            if (isIdle() && shortcut.hasMore()) {
                context.close();
            }
        }
        if (skipped) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Whether nothing is to come from the server: no request is under way. */
    boolean isIdle() {
        return !awaited;
    }

    private void begin(ChannelHandlerContext context, HttpResponse response) {
        if (!awaited) {
            skipping = true;
            context.close();
        } else {
            skipping = isInterim(response.status());
        }
    }

    private boolean isInterim(HttpResponseStatus status) {
        if (continueAwaited && status.equals(HttpResponseStatus.CONTINUE)) {
            return false;
        }
        return status.codeClass() == HttpStatusClass.INFORMATIONAL
                && !status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }

    private void endOfResponse() {
        if (continueAwaited && !skipping) {
            continueAwaited = false; // the final response, if this was not it, is still to come
        } else if (!skipping) {
            awaited = false;
        }
        skipping = false;
    }
}
