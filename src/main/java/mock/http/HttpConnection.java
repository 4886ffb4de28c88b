package mock.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** A client connection: assembles requests within the limits and serves them one after another. */
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {

    private static final int LINE_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final Limits limits;
    private final ArrivalClock clock;
    private final Consumer<ServerExchange> handler;
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private HttpRequest head;
    private long headNs;
    private ByteBuf body;
    private ServerExchange current;
    private boolean refused;

    HttpConnection(Limits limits, ArrivalClock clock, Consumer<ServerExchange> handler) {
        this.limits = limits;
        this.clock = clock;
        this.handler = handler;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (refused) {
            return;
        }
        if (message.decoderResult().isFailure()) {
            refuse(ctx, message.decoderResult().cause());
            return;
        }
        if (message instanceof HttpRequest request) {
            head = request;
            headNs = clock.lastReadNs();
            body = ctx.alloc().buffer(256);
            if (HttpUtil.is100ContinueExpected(request)) {
                writeAscii(ctx, "HTTP/1.1 100 Continue\r\n\r\n");
            }
        }
        if (message instanceof HttpContent content) {
            if (body.readableBytes() + content.content().readableBytes() > limits.bodyBytes()) {
                refuse(ctx, 413, "request body larger than " + limits.bodyBytes() + " bytes");
                return;
            }
            body.writeBytes(content.content());
        }
        if (message instanceof LastHttpContent) {
            accept(ctx);
        }
    }

    private void accept(ChannelHandlerContext ctx) {
        clock.quiet();
        byte[] bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        releaseBody();
        String uri = head.uri();
        int query = uri.indexOf('?');
        boolean http10 = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        waiting.add(new Request(
                head.method().name(),
                query < 0 ? uri : uri.substring(0, query),
                head.headers(),
                bytes,
                headNs,
                HttpUtil.isKeepAlive(head) && !http10,
                http10));
        if (waiting.size() > Limits.PIPELINED_REQUESTS) {
            refuse(ctx, 429, "more than " + Limits.PIPELINED_REQUESTS + " pipelined requests");
        } else {
            next(ctx);
        }
    }

    private void next(ChannelHandlerContext ctx) {
        while (current == null && !waiting.isEmpty() && ctx.channel().isActive() && !refused) {
            ServerExchange[] own = new ServerExchange[1];
            own[0] = new ServerExchange(ctx.channel(), waiting.poll(), () -> {
                if (current == own[0]) {
                    current = null;
                    clock.quiet();
                    ctx.executor().execute(() -> next(ctx));
                }
            });
            current = own[0];
            handler.accept(current);
        }
    }

    /** Closes the connection if a request or the idle time has taken too long; a response may take any time. */
    void endIfOverdue(long nowNs) {
        long passedNs = nowNs - clock.sinceNs();
        if (current != null || refused) {
            return;
        }
        if (clock.isInRequest() && passedNs > limits.requestTimeout().toNanos()) {
            refuse(context, 408, "the request was not complete within " + limits.requestTimeout());
        } else if (passedNs > limits.idleTimeout().toNanos()) {
            context.close();
        }
    }

    private void refuse(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            refuse(ctx, LINE_TOO_LONG, "request line longer than " + Limits.REQUEST_LINE_BYTES + " bytes");
        } else if (cause instanceof TooLongHttpHeaderException) {
            refuse(ctx, HEADERS_TOO_LARGE, "request headers larger than " + Limits.HEADER_BYTES + " bytes");
        } else {
            refuse(ctx, 400, "not an HTTP request: " + cause);
        }
    }

    private void refuse(ChannelHandlerContext ctx, int status, String message) {
        refused = true;
        releaseBody();
        if (current != null) {
            ctx.close(); // an error message would land in the middle of a response
            return;
        }
        String text = message.replaceAll("[^ -~]", "?").replace('"', '\'').replace('\\', '/');
        String json =
                "{\"error\":{\"message\":\"" + text + "\",\"type\":\"invalid_request_error\",\"code\":" + status + "}}";
        writeAscii(
                        ctx,
                        "HTTP/1.1 " + status + " Refused\r\nServer: " + ServerExchange.SERVER
                                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                + json.length() + "\r\n\r\n" + json)
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static io.netty.channel.ChannelFuture writeAscii(ChannelHandlerContext ctx, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ctx.writeAndFlush(ctx.alloc().buffer(bytes.length).writeBytes(bytes));
    }

    private void releaseBody() {
        if (body != null) {
            body.release();
            body = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        releaseBody();
        waiting.clear();
        if (current != null) {
            current.lost();
        }
    }

    /** Drops a client that does not read its answers, which would fill the server's memory. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ctx.channel().isWritable()) {
            ctx.close();
        }
    }

    /** Starts the idle time: the bytes of a TLS handshake are no request. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent) {
            clock.quiet();
        }
    }

    /** Reports everything but a client's reset or failed handshake: anything else is a bug of the mock. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
        Throwable reason = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (!(reason instanceof IOException || reason instanceof UncheckedIOException)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
    }
}
