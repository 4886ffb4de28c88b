package inference.gatling.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the time of each read, and the body of a stream past Gatling's HTTP codec, decompressor and handler straight to its
 * exchange: they would make several objects of every token and double its cost. They get the head and, from the last chunk on,
 * the end of each response, so that they know all that they need; and all of a response that is not plainly chunked.
 */
final class BodyShortcut extends ChannelInboundHandlerAdapter {

    private static final String NAME = "body-shortcut";

    private enum Part {
        HEAD,
        BODY,
        /** Nothing, or nothing that is for us. */
        OTHER
    }

    private final FinalResponses guard;
    private Exchange exchange;
    private Part part = Part.OTHER;
    private ChunkDecoder chunks;
    /** Made once for each response, not for each read. */
    private ChunkDecoder.Sink sink;

    private boolean lineBegins;
    /** Something of this round of reads went on to the codec. */
    private boolean passedOn = true;

    /** What the codec is being given. */
    private ByteBuf passing = Unpooled.EMPTY_BUFFER;

    private BodyShortcut(FinalResponses guard) {
        this.guard = guard;
    }

    /** Makes one for the connection of {@code guard}, in front of {@code codec}. */
    static BodyShortcut install(ChannelPipeline pipeline, String codec, FinalResponses guard) {
        BodyShortcut shortcut = new BodyShortcut(guard);
        pipeline.addBefore(codec, NAME, shortcut);
        return shortcut;
    }

    /** Whether there is more in what the codec is being given than it has read. */
    boolean hasMore() {
        return passing.isReadable();
    }

    /** Whether the body is chunked and nothing else: not compressed as well. */
    static boolean isPlainlyChunked(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1
                && codings.get(0).equalsIgnoreCase("chunked")
                && !headers.contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    /** The next response on the connection is that to {@code exchange}. */
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
            bytes.release(); // the codec would take it for the beginning of the next response
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

    /** The codec gets what is there of the head by itself: what it had of the body could not be taken back. */
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

    /** Bytes to the end of the first empty line, or all. */
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
