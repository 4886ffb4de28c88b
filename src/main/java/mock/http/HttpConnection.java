package mock.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** One client connection: puts requests together within the limits and serves them one after another. */
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {

    /** Pipelined requests that may wait for their turn. */
    private static final int MAX_PIPELINED = 64;

    private final int maxBodyBytes;
    private final ArrivalClock clock;
    private final Consumer<Exchange> handler;
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private HttpRequest head;
    private long headNs;
    private ByteBuf body;
    private Exchange current;
    private boolean refused;

    HttpConnection(int maxBodyBytes, ArrivalClock clock, Consumer<Exchange> handler) {
        this.maxBodyBytes = maxBodyBytes;
        this.clock = clock;
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (refused) {
            return;
        }
        if (message.decoderResult().isFailure()) {
            refuse(ctx, 400, "not an HTTP request: " + message.decoderResult().cause());
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
            if (body.readableBytes() + content.content().readableBytes() > maxBodyBytes) {
                refuse(ctx, 413, "request body larger than " + maxBodyBytes + " bytes");
                return;
            }
            body.writeBytes(content.content());
        }
        if (message instanceof LastHttpContent) {
            accept(ctx);
        }
    }

    private void accept(ChannelHandlerContext ctx) {
        byte[] bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        releaseBody();
        String uri = head.uri();
        int query = uri.indexOf('?');
        waiting.add(new Request(
                head.method().name(),
                query < 0 ? uri : uri.substring(0, query),
                head.headers(),
                bytes,
                headNs,
                HttpUtil.isKeepAlive(head),
                head.protocolVersion().equals(HttpVersion.HTTP_1_0)));
        if (waiting.size() > MAX_PIPELINED) {
            refuse(ctx, 429, "more than " + MAX_PIPELINED + " pipelined requests");
        } else {
            next(ctx);
        }
    }

    private void next(ChannelHandlerContext ctx) {
        while (current == null && !waiting.isEmpty() && ctx.channel().isActive() && !refused) {
            Exchange[] own = new Exchange[1];
            own[0] = new Exchange(ctx.channel(), waiting.poll(), () -> {
                if (current == own[0]) {
                    current = null;
                    ctx.executor().execute(() -> next(ctx));
                }
            });
            current = own[0];
            handler.accept(current);
        }
    }

    private void refuse(ChannelHandlerContext ctx, int status, String message) {
        refused = true;
        releaseBody();
        String text = message.replaceAll("[^ -~]", "?").replace('"', '\'').replace('\\', '/');
        String json =
                "{\"error\":{\"message\":\"" + text + "\",\"type\":\"invalid_request_error\",\"code\":" + status + "}}";
        writeAscii(
                        ctx,
                        "HTTP/1.1 " + status + " Refused\r\nServer: " + Exchange.SERVER
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

    /** A reset by the client is its right; anything else is a defect of ours and is to be seen. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
        if (!(cause instanceof IOException || cause instanceof UncheckedIOException)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
    }
}
