package inference.progress;

import inference.settings.Settings;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Display of a run's {@link Progress}: redrawn in place on a terminal, otherwise line by line. */
public final class ProgressDisplay implements AutoCloseable {

    /** No display. */
    private static final ProgressDisplay NONE = new ProgressDisplay(() -> {});

    private final Runnable end;

    private ProgressDisplay(Runnable end) {
        this.end = end;
    }

    /** Starts the display of {@code progress} that the setting {@code progress} selects. */
    public static ProgressDisplay of(Settings settings, Progress progress) {
        return Terminal.of(settings)
                .map(terminal -> {
                    StatusLine line = new StatusLine(terminal, progress::line);
                    System.setOut(givingWay(System.out, line));
                    System.setErr(givingWay(System.err, line));
                    line.start();
                    Runtime.getRuntime().addShutdownHook(new Thread(line::close, "progress-shutdown"));
                    return new ProgressDisplay(line::close);
                })
                .orElseGet(() -> settings.required("progress").equalsIgnoreCase("off")
                        ? NONE
                        : new ProgressDisplay(new PlainLines(System.out, progress::line).start()::close));
    }

    private static PrintStream givingWay(PrintStream stream, StatusLine line) {
        return new PrintStream(
                new FilterOutputStream(stream) {
                    @Override
                    public void write(int oneByte) throws IOException {
                        line.giveWay();
                        out.write(oneByte);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        line.giveWay();
                        out.write(bytes, offset, length);
                    }
                },
                true,
                encoding());
    }

    /** Encoding of the console; Java 17 cannot ask a stream for its own. */
    private static Charset encoding() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return name == null ? Charset.defaultCharset() : Charset.forName(name);
    }

    /** Ends the display. */
    @Override
    public void close() {
        end.run();
    }
}
