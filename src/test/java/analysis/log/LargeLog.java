package analysis.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a {@code simulation.log} as large as a day's run leaves: a thousand requests a second, in the order of their ends, of
 * twelve names in three groups, one in a hundred of them failed, at first in a burst.
 *
 * <pre>
 * java -cp target/llm-perf.jar:target/test-classes analysis.log.LargeLog target/large-log 4000000
 * /usr/bin/time -f '%e s, %U s of user time, %M kB' java -Xmx256m -jar target/llm-perf.jar report --out target/large-report \
 *     target/large-log/simulation.log
 * </pre>
 */
public final class LargeLog {

    private static final long START_MS = 1_767_323_045_000L;

    private LargeLog() {}

    public static void main(String[] args) throws IOException {
        write(Files.createDirectories(Path.of(args[0])).resolve("simulation.log"), Integer.parseInt(args[1]), 1);
    }

    /**
     * @param requests how many
     * @param slower factor by which they take longer
     */
    public static void write(Path file, int requests, double slower) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            LogEncoder encoder = new LogEncoder(out, StandardCharsets.UTF_16LE).withoutAssertions();
            encoder.add(new LogRecord.Run("3.15.1", "shop.Basket", START_MS, "", List.of("buyers")));
            Deque<LogRecord.Request> open = new ArrayDeque<>();
            for (int i = 0; i < requests; i++) {
                long startMs = START_MS + i;
                boolean ok = i % 100 != 0 && (i < 1000 || i >= 1020);
                long durationMs = (long) (slower * (20 + 60 * Math.exp(0.5 * random.nextGaussian())));
                open.add(new LogRecord.Request(
                        List.of("group-" + i % 3),
                        "request-" + i % 12,
                        startMs,
                        startMs + durationMs,
                        ok,
                        ok ? "" : "status.find.in(200), but actually found 503"));
                if (open.size() > 100) {
                    encoder.add(random.nextInt(4) == 0 ? open.removeLast() : open.removeFirst());
                }
            }
            open.forEach(encoder::add);
        }
    }
}
