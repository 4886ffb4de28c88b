package inference.gatling.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/**
 * Channel handler that timestamps each read and passes the body of a chunked stream directly to its exchange, around
 * Gatling's HTTP codec, decompressor and handler, which create several objects per token and double its cost. They still
 * get the head and the last chunk of each response, and the whole of a response that is not plainly chunked.
 */
final class BodyShortcut extends ChannelInboundHandlerAdapter {

    private static final String NAME = "body-shortcut";

    private enum Part {
        HEAD,
        BODY,
        /** No response is expected, or it takes the ordinary way through the codec. */
        OTHER
    }

    private static final int BUFFER_BYTES = 2 * 1024;
    private static final int MOST_BUFFER_BYTES = 64 * 1024;
    /** Reads until other connections have their turn; as in Netty. */
    private static final int READS = 16;
    /**
     * Buffers for reads. Netty's default ones shrink to little more than the last reads had, and then cut one event in sixteen in two. It
     * takes a second read, is not whole in the buffer, and so is copied and parsed as a tree.
     */
    private static final RecvByteBufAllocator BUFFERS =
            new AdaptiveRecvByteBufAllocator(BUFFER_BYTES, BUFFER_BYTES, MOST_BUFFER_BYTES).maxMessagesPerRead(READS);

    private final FinalResponses guard;
    private Exchange exchange;
    private Part part = Part.OTHER;
    private ChunkDecoder chunks;
    /** Created once per response, to spare an allocation per read. */
    private ChunkDecoder.Sink sink;

    private boolean lineBegins;
    /** Whether the codec got something since the last read completion. */
    private boolean passedOn = true;

    /** Bytes that the codec is reading now. */
    private ByteBuf passing = Unpooled.EMPTY_BUFFER;

    private BodyShortcut(FinalResponses guard) {
        this.guard = guard;
    }

    /** Adds a handler in front of {@code codec} to the connection of {@code guard}. */
    static BodyShortcut install(ChannelPipeline pipeline, String codec, FinalResponses guard) {
        BodyShortcut shortcut = new BodyShortcut(guard);
        pipeline.addBefore(codec, NAME, shortcut);
        pipeline.channel().config().setRecvByteBufAllocator(BUFFERS);
        return shortcut;
    }

    /** Whether the codec has not read all of the bytes that it was given. */
    boolean hasMore() {
        return passing.isReadable();
    }

    /** Whether the body is chunked and not compressed. */
    static boolean isPlainlyChunked(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1
                && codings.get(0).equalsIgnoreCase("chunked")
                && !headers.contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    /** Sets {@code exchange} as the receiver of the next response on the connection. */
    static void expect(Channel channel, Exchange exchange) {
        BodyShortcut shortcut = (BodyShortcut) channel.pipeline().get(NAME);
        if (shortcut != null) {
            shortcut.exchange = exchange;
            shortcut.sink = exchange::onBody;
            shortcut.part = Part.HEAD;
            shortcut.lineBegins = true;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        if (guard.isIdle()) {
            bytes.release(); // unsolicited: the codec would take it for the start of the next response
            context.close();
            return;
        }
        if (exchange == null) {
            passOn(context, bytes);
            return;
        }
        exchange.arrived(System.nanoTime());
        switch (part) {
            case HEAD -> head(context, bytes);
            case BODY -> body(context, bytes);
            default -> passOn(context, bytes);
        }
    }

    private void passOn(ChannelHandlerContext context, ByteBuf bytes) {
        passedOn = true;
        passing = bytes.retain();
        try {
            context.fireChannelRead(bytes);
        } finally {
            passing = Unpooled.EMPTY_BUFFER;
            bytes.release();
        }
    }

    /** Passes only the head to the codec: body bytes that it buffered could not be taken back. */
    private void head(ChannelHandlerContext context, ByteBuf bytes) {
        while (part == Part.HEAD && bytes.isReadable()) {
            passOn(context, bytes.readRetainedSlice(lengthOfHead(bytes)));
            if (exchange.response().hasHead()) {
                part = exchange.response().isPlainlyChunkedAnswer() ? Part.BODY : Part.OTHER;
                chunks = new ChunkDecoder();
            }
        }
        if (!bytes.isReadable()) {
            bytes.release();
        } else if (part == Part.BODY) {
            body(context, bytes);
        } else {
            passOn(context, bytes);
        }
    }

    /** Number of bytes up to and including the first empty line; all if there is none. */
    private int lengthOfHead(ByteBuf bytes) {
        int from = bytes.readerIndex();
        for (int i = from; i < bytes.writerIndex(); i++) {
            byte b = bytes.getByte(i);
            if (b == '\n' && lineBegins) {
                return i + 1 - from;
            }
            lineBegins = b == '\n' || b == '\r' && lineBegins;
        }
        return bytes.readableBytes();
    }

    private void body(ChannelHandlerContext context, ByteBuf bytes) {
        int length = bytes.readableBytes();
        byte[] copy = Scratch.copy(bytes);
        bytes.release();
        try {
            int used = chunks.read(copy, 0, length, sink);
            if (chunks.hasStopped()) {
                part = Part.OTHER;
                passOn(context, Unpooled.copiedBuffer(chunks.begun(), Arrays.copyOfRange(copy, used, length)));
            }
        } catch (CorruptedFrameException e) {
            part = Part.OTHER;
            context.fireExceptionCaught(e);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (passedOn) {
            context.fireChannelReadComplete();
        }
        passedOn = part != Part.BODY;
    }
}
