package mock.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A request and the writing of its response. Responses are written as bytes, not as Netty's HTTP messages: it costs less
 * per token, and faults write what no HTTP library would. Not thread-safe: only the server's event loop uses it.
 */
public final class ServerExchange {

    /** {@code Server} header of every response, which tells clients that their target is a mock. */
    public static final String SERVER = "llm-perf-mock";

    private static final int CHUNK_HEAD_ROOM = 12;
    private static final int CRLF = '\r' << 8 | '\n';

    private final Channel channel;
    private final Request request;
    private final Runnable whenDone;
    private final List<Consumer<String>> observers = new ArrayList<>(2);
    private int status;
    private boolean chunked;
    private boolean over;

    ServerExchange(Channel channel, Request request, Runnable whenDone) {
        this.channel = channel;
        this.request = request;
        this.whenDone = whenDone;
    }

    public Request request() {
        return request;
    }

    /**
     * Registers an observer of the exchange's outcome: the status, {@code closed}, {@code reset} or {@code aborted}
     * (by the client).
     */
    public void addObserver(Consumer<String> observer) {
        observers.add(observer);
    }

    /** Whether the response is complete, abandoned or lost. */
    public boolean isOver() {
        return over;
    }

    /** Sends a complete response. */
    public void respond(Head head, byte[] body) {
        ByteBuf out = buffer(512 + body.length);
        writeHead(
                out,
                head.with("Content-Length", Integer.toString(body.length))
                        .with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))));
        if (!request.method().equals("HEAD")) {
            out.writeBytes(body);
        }
        done(out);
    }

    /** Sends the head of a streamed response. */
    public void begin(Head head) {
        chunked = !request.http10();
        ByteBuf out = buffer(512);
        writeHead(out, chunked ? head.with("Transfer-Encoding", "chunked") : head);
        write(out);
    }

    /** Sends a head as it is and the body after it without chunked encoding. */
    public void beginUnchunked(Head head) {
        chunked = false;
        ByteBuf out = buffer(512);
        writeHead(out, head);
        write(out);
    }

    /** A buffer for {@link #send}, with room before its content for a chunk header. */
    public ByteBuf buffer(int capacity) {
        return channel.alloc().ioBuffer(capacity).setIndex(CHUNK_HEAD_ROOM, CHUNK_HEAD_ROOM);
    }

    /** Sends a part of a streamed response as one chunk. */
    public void send(ByteBuf content) {
        int length = content.readableBytes();
        if (over || length == 0) {
            content.release();
            return;
        }
        write(chunked ? chunk(content) : content);
    }

    /** Adds the chunk header and trailer to the content, within its buffer. */
    private ByteBuf chunk(ByteBuf content) {
        int start = content.readerIndex() - 2;
        content.setShort(start, CRLF);
        for (int rest = content.readableBytes(); rest > 0; rest >>>= 4) {
            content.setByte(--start, Character.forDigit(rest & 0xF, 16));
        }
        return content.writeShort(CRLF).readerIndex(start);
    }

    private void write(ByteBuf out) {
        channel.writeAndFlush(out, channel.voidPromise());
    }

    /** Completes a streamed response. */
    public void end() {
        done(chunked ? ByteBufUtil.writeAscii(channel.alloc(), "0\r\n\r\n") : Unpooled.EMPTY_BUFFER);
    }

    /** Sends bytes as they are, without chunked encoding. */
    public void raw(byte[] bytes) {
        write(buffer(bytes.length + CHUNK_HEAD_ROOM).writeBytes(bytes));
    }

    /** Abandons the exchange and closes the connection (FIN), as a dying process would. */
    public void close() {
        over("closed");
        channel.writeAndFlush(channel.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Closes the connection after a delay, even in the middle of another response. */
    public void closeIn(int delayMs) {
        channel.eventLoop().schedule(() -> channel.close(), delayMs, TimeUnit.MILLISECONDS);
    }

    /** Abandons the exchange and resets the connection (RST). */
    public void reset() {
        over("reset");
        if (channel.isOpen()) { // a closed channel has no socket whose option could be set
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    /**
     * Completes the exchange, and closes the connection if either side wants that. Observers are called before the client
     * can see the end, so that it finds the counters up to date.
     */
    private void done(ByteBuf last) {
        over(Integer.toString(status));
        write(last);
        if (!request.keepAlive()) {
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
        if (!request.keepAlive()) {
            text.append("Connection: close\r\n");
        }
        out.writeCharSequence(text.append("\r\n"), StandardCharsets.ISO_8859_1);
    }
}
