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
 * Channel handler that lets exactly one final response through per request. Gatling's own handler (3.15.1) takes an interim
 * response (100, 102, 103) for the answer and returns the connection to its pool, so that the real answer would be read
 * as that of the next generation. RFC 9110, section 15.2: a client skips any number of interim responses.
 *
 * <p>For the same reason an unsolicited response, or bytes after the end of an answer, close the connection.
 */
final class FinalResponses extends ChannelDuplexHandler {

    private static final String NAME = "final-responses";

    private BodyShortcut shortcut;
    private boolean awaited;
    /** Whether the request has {@code Expect: 100-continue}; Gatling handles that interim response itself. */
    private boolean continueAwaited;

    private boolean skipping;
    /** Callback for the request that is being written. */
    private Runnable whenSent;

    private FinalResponses() {}

    /**
     * Adds this handler (before the decompressor) and the shortcuts around Gatling's handlers to a connection's pipeline, if
     * it is HTTP/1.1 and does not have them yet.
     *
     * @param whenSent run when the operating system has accepted the request that is about to be written
     * @return whether the connection is new
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

    /** Whether no response is expected. */
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
            continueAwaited = false; // unless this was the final response, that one is still to come
        } else if (!skipping) {
            awaited = false;
        }
        skipping = false;
    }
}
