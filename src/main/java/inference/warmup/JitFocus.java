package inference.warmup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps the JVM's optimising compiler to the code that every token goes through (JEP 165, {@code jcmd Compiler.directives_add});
 * the rest has what the quick one makes of it. On a small machine that compiler takes half of all processor time of a run's first
 * minute, most of it for code of which each generation needs a few microseconds, and the times measured meanwhile are its.
 * On another JVM than HotSpot nothing happens.
 */
public final class JitFocus {

    private static final String BEAN = "com.sun.management:type=DiagnosticCommand";
    private static final String[] TEXTS = {String[].class.getName()};
    /** What is called for each read or token, from the socket to the count; the rest of it is inlined into these. */
    private static final String DIRECTIVES = """
            [
              {
                match: [
                  "io/netty/channel/epoll/EpollIoHandler.*",
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

    private JitFocus() {}

    /** From now on. */
    public static void begin() {
        try {
            Path file = Files.createTempFile("compile", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                ask("compilerDirectivesAdd", file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException e) {
            // Another JVM: it compiles as it likes.
            return;
        }
    }

    /** What is compiled from now on, such as the code of the reports, is optimised as usual. */
    public static void end() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(BEAN), "compilerDirectivesClear", new Object[0], new String[0]);
        } catch (JMException e) {
            return; // there were none
        }
    }

    private static void ask(String operation, String argument) throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(BEAN), operation, new Object[] {new String[] {argument}}, TEXTS);
    }
}
