package inference.progress;

import inference.settings.Settings;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Shows a run's {@link Progress} where somebody watches, for as long as the run goes on. */
public final class ProgressDisplay implements AutoCloseable {

    /** Shows nothing. */
    public static final ProgressDisplay NONE = new ProgressDisplay(null);

    private final StatusLine line;

    private ProgressDisplay(StatusLine line) {
        this.line = line;
    }

    /** Begins to show {@code progress}, if the setting {@code progress} says so. */
    public static ProgressDisplay of(Settings settings, Progress progress) {
        return Terminal.of(settings)
                .map(terminal -> {
                    StatusLine line = new StatusLine(terminal, progress::line);
                    System.setOut(givingWay(System.out, line));
                    System.setErr(givingWay(System.err, line));
                    line.start();
                    Runtime.getRuntime().addShutdownHook(new Thread(line::close, "progress-shutdown"));
                    return new ProgressDisplay(line);
                })
                .orElse(NONE);
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

    /** Java 17 does not tell a stream's own. */
    private static Charset encoding() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return name == null ? Charset.defaultCharset() : Charset.forName(name);
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }
}
