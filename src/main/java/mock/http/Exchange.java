package mock.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One request and the writing of its response. Responses are written as bytes, not as Netty's HTTP messages: it is
 * cheaper per token, and faults need to write what no HTTP library would. Confined to the server's event loop.
 */
public final class Exchange {

    /** What every response names as its server, so that a client can tell that its target is a mock. */
    public static final String SERVER = "llm-perf-mock";

    private final Channel channel;
    private final Request request;
    private final Runnable whenDone;
    private final List<Consumer<String>> observers = new ArrayList<>(2);
    private int status;
    private boolean chunked;
    private boolean over;

    Exchange(Channel channel, Request request, Runnable whenDone) {
        this.channel = channel;
        this.request = request;
        this.whenDone = whenDone;
    }

    public Request request() {
        return request;
    }

    /** Told once how the exchange ended: the status, {@code closed}, {@code reset} or {@code aborted} (by the client). */
    public void addObserver(Consumer<String> observer) {
        observers.add(observer);
    }

    /** True once the response is complete, given up or lost. */
    public boolean isOver() {
        return over;
    }

    /** Sends a complete response. */
    public void respond(Head head, byte[] body) {
        ByteBuf out = buffer(512 + body.length);
        writeHead(out, head.with("Content-Length", Integer.toString(body.length)));
        if (!request.method().equals("HEAD")) {
            out.writeBytes(body);
        }
        channel.writeAndFlush(out);
        done();
    }

    /** Sends the head of a streamed response. */
    public void begin(Head head) {
        chunked = !request.http10();
        ByteBuf out = buffer(512);
        writeHead(out, chunked ? head.with("Transfer-Encoding", "chunked") : head);
        channel.writeAndFlush(out);
    }

    /** A buffer to hand to {@link #send}. */
    public ByteBuf buffer(int capacity) {
        return channel.alloc().ioBuffer(capacity);
    }

    /** Sends a part of a streamed response as a chunk of its own. */
    public void send(ByteBuf content) {
        int length = content.readableBytes();
        if (over || length == 0) {
            content.release();
            return;
        }
        if (!chunked) {
            channel.writeAndFlush(content);
            return;
        }
        ByteBuf out = buffer(length + 12);
        ByteBufUtil.writeAscii(out, Integer.toHexString(length));
        out.writeShort('\r' << 8 | '\n').writeBytes(content).writeShort('\r' << 8 | '\n');
        content.release();
        channel.writeAndFlush(out);
    }

    /** Completes a streamed response. */
    public void end() {
        if (chunked) {
            channel.writeAndFlush(ByteBufUtil.writeAscii(channel.alloc(), "0\r\n\r\n"));
        }
        done();
    }

    /** Sends bytes as they are, head or not. */
    public void raw(byte[] bytes) {
        channel.writeAndFlush(buffer(bytes.length).writeBytes(bytes));
    }

    /** Gives the exchange up and closes the connection as a dying process would (FIN), leaving the response as it is. */
    public void close() {
        over("closed");
        channel.writeAndFlush(channel.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Gives the exchange up and resets the connection (RST). */
    public void reset() {
        over("reset");
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /** Completes the exchange; the connection is then closed if either side wants that. */
    private void done() {
        over(Integer.toString(status));
        if (!request.keepAlive() || request.http10()) {
            close();
        }
        whenDone.run();
    }

    void lost() {
        over("aborted");
    }

    private void over(String outcome) {
        if (!over) {
            over = true;
            observers.forEach(observer -> observer.accept(outcome));
        }
    }

    private void writeHead(ByteBuf out, Head head) {
        status = head.status();
        StringBuilder text = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(head.status()))
                .append("\r\nServer: " + SERVER + "\r\n");
        for (Map.Entry<String, String> header : head.headers().entrySet()) {
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        String id = request.header("X-Request-Id");
        if (!id.isEmpty()) {
            text.append("X-Request-Id: ").append(id).append("\r\n");
        }
        if (!request.keepAlive() || request.http10()) {
            text.append("Connection: close\r\n");
        }
        out.writeCharSequence(text.append("\r\n"), StandardCharsets.ISO_8859_1);
    }
}
