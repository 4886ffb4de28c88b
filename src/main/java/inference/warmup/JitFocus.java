package inference.warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;

/**
 * Restriction of the JVM's optimising compiler (C2) to the code that processes every token (JEP 165,
 * {@code jcmd Compiler.directives_add}); other code is only compiled by C1. On a small machine C2 takes half of the CPU time of a
 * run's first minute, mostly for code that each generation runs for a few microseconds, and distorts the measured times. Has
 * no effect on JVMs other than HotSpot.
 */
public final class JitFocus {

    /**
     * Methods called for each read or token, from the socket to the count; others on that path are inlined into these. Those after
     * "inline" are never inlined: HotSpot would compile the long ones once more in each of their callers, and again with each
     * assumption that fails, a few tenths of a second each time.
     */
    private static final String DIRECTIVES = """
            [
              {
                match: [
                  "io/netty/channel/epoll/EpollIoHandler.processReady",
                  "io/netty/channel/epoll/AbstractEpollStreamChannel$EpollStreamUnsafe.*",
                  "io/netty/channel/nio/NioIoHandler.*",
                  "io/netty/channel/nio/AbstractNioByteChannel$NioByteUnsafe.*",
                  "io/netty/channel/DefaultChannelPipeline.fireChannelRead*",
                  "io/netty/channel/AbstractChannelHandlerContext.fireChannelRead*",
                  "io/netty/channel/AbstractChannelHandlerContext.read",
                  "io/netty/buffer/PooledByteBufAllocator.newDirectBuffer",
                  "io/netty/buffer/PooledByteBuf.deallocate",
                  "inference/gatling/exchange/BodyShortcut.*",
                  "inference/gatling/exchange/ChunkDecoder.*",
                  "inference/gatling/exchange/Exchange.onBody",
                  "inference/stream/AnswerBody.*",
                  "inference/stream/SseReader.read",
                  "inference/stream/SseReader.after*",
                  "inference/stream/JsonLinesReader.*",
                  "inference/stream/SameButText.scan",
                  "inference/stream/StreamState.addToken",
                  "inference/stream/Bytes.*"
                ],
                inline: [
                  "-io/netty/buffer/PooledByteBufAllocator.newDirectBuffer",
                  "-io/netty/buffer/PooledByteBuf.deallocate",
                  "-io/netty/channel/CombinedChannelDuplexHandler.channelRead",
                  "-inference/gatling/exchange/BodyShortcut.channelRead",
                  "-inference/gatling/exchange/BodyShortcut.head",
                  "-inference/gatling/exchange/Exchange.watchEarlier",
                  "-inference/stream/AnswerBody.read",
                  "-inference/stream/AnswerBody.inPlace",
                  "-inference/stream/AnswerBody.event",
                  "-inference/stream/SseReader.afterLine"
                ],
                c2: { Exclude: false }
              },
              { match: "*.*", c2: { Exclude: true } }
            ]
            """;

    private static final long MANY_GENERATIONS = 100_000;

    private JitFocus() {}

    /** Starts the restriction. */
    public static void begin() {
        try {
            Path file = Files.createTempFile("compile", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                DiagnosticCommand.run("compilerDirectivesAdd", file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException e) {
            // Not HotSpot: nothing to restrict.
            return;
        }
    }

    /**
     * Ends the restriction after the load, so that the code of the reports is optimised as usual.
     *
     * @param generations generations of the load; up to {@value #MANY_GENERATIONS} the reports are too quick for C2 to pay off
     */
    public static void end(long generations) {
        if (generations <= MANY_GENERATIONS) {
            return;
        }
        try {
            DiagnosticCommand.run("compilerDirectivesClear");
        } catch (JMException e) {
            return; // there were none
        }
    }
}
