package inference.warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;

/**
 * Keeps the JVM's optimising compiler to the code that every token goes through (JEP 165, {@code jcmd Compiler.directives_add});
 * the rest has what the quick one makes of it. On a small machine that compiler takes half of all processor time of a run's first
 * minute, most of it for code of which each generation needs a few microseconds, and the times measured meanwhile are its.
 * On another JVM than HotSpot nothing happens.
 */
public final class JitFocus {

    /** What is called for each read or token, from the socket to the count; the rest of it is inlined into these. */
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
                  "inference/gatling/exchange/BodyShortcut.*",
                  "inference/gatling/exchange/ChunkDecoder.*",
                  "inference/gatling/exchange/Exchange.onBody",
                  "inference/stream/AnswerBody.read",
                  "inference/stream/AnswerBody.inPlace",
                  "inference/stream/SseReader.read",
                  "inference/stream/SseReader.after*",
                  "inference/stream/JsonLinesReader.*",
                  "inference/stream/SameButText.scan",
                  "inference/stream/StreamState.addToken",
                  "inference/stream/Bytes.*"
                ],
                c2: { Exclude: false }
              },
              { match: "*.*", c2: { Exclude: true } }
            ]
            """;

    private static final long MANY_GENERATIONS = 100_000;

    private JitFocus() {}

    /** From now on. */
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
            // Another JVM: it compiles as it likes.
            return;
        }
    }

    /**
     * The load is over: what is compiled from now on, such as the code of the reports, is optimised as usual.
     *
     * @param generations of the load; the reports of a small one are made before optimised code would pay
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
