package inference.progress;

import static org.assertj.core.api.Assertions.assertThat;

import inference.progress.Position.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    private static final long LATER_NS = Duration.ofHours(1).toNanos();

    private final Progress progress = new Progress();
    private Optional<Position> first = Optional.empty();
    private Optional<Position> second = Optional.empty();

    @TempDir
    Path proc;

    @Test
    void showsTheLastPartThatBegan() {
        progress.part(now -> first);
        progress.part(now -> second);
        assertThat(progress.line(0)).isEmpty();
        first = Optional.of(PositionTest.counted(1, 2, 1000));
        assertThat(progress.line(0)).isEqualTo("[1/2] part · 1 of 2 · 1 s left");
        second = Optional.of(PositionTest.counted(0, 9, 1000));
        progress.failed();
        assertThat(progress.line(0)).isEqualTo("[2/2] part · 0 of 9 · 1 s · 1 failed");
        progress.stage("warming up");
        assertThat(progress.line(0)).isEqualTo("warming up");
    }

    @Test
    void anOperationThatGoesOnTellsMoreThanItsPart() {
        progress.part(now -> Optional.of(PositionTest.counted(0, 1, 9000)));
        Task shorter = operation("load", 2);
        Task longer = operation("pull", 5);
        progress.begin(shorter);
        progress.begin(longer);
        assertThat(progress.line(0)).isEqualTo("pull · 5 s (and 1 more)");
        progress.end(longer);
        assertThat(progress.line(0)).isEqualTo("load · 2 s");
        progress.end(shorter);
        assertThat(progress.line(0)).isEqualTo("part · 9 s");
    }

    private static Task operation(String name, int elapsedS) {
        return now -> Optional.of(new Position(name, Unit.BYTES, 0, 0, Duration.ofSeconds(elapsedS), Duration.ZERO));
    }

    @Test
    void theLineGivesWayAndComesBackWhenItIsQuiet() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (StatusLine line = new StatusLine(
                new PrintStream(screen, true, StandardCharsets.UTF_8), now -> now == 0 ? "" : "1 of 2")) {
            long quietNs = System.nanoTime() + LATER_NS;
            line.draw(quietNs);
            line.draw(quietNs);
            assertThat(taken(screen))
                    .as("drawn once, as it is the same")
                    .isEqualTo("\r\u001b[K\u001b[?7l1 of 2\u001b[?7h");
            line.giveWay();
            assertThat(taken(screen)).isEqualTo("\r\u001b[K");
            long beforeNs = System.nanoTime();
            line.giveWay();
            line.draw(beforeNs);
            assertThat(taken(screen)).as("others may not be done").isEmpty();
            line.draw(quietNs);
            assertThat(taken(screen)).contains("1 of 2");
        }
        assertThat(taken(screen)).as("taken away at the end").isEqualTo("\r\u001b[K");
    }

    @Test
    void whereNobodyWatchesLinesArePrintedIfThereIsSomethingToTell() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PlainLines lines = new PlainLines(new PrintStream(log, true, StandardCharsets.UTF_8), progress::line)) {
            lines.print(0);
            assertThat(taken(log)).isEmpty();
            progress.part(now -> Optional.of(PositionTest.counted(1, 2, 1000)));
            progress.figures(now -> "TTFT 1/2 ms");
            lines.print(0);
            assertThat(taken(log)).isEqualToIgnoringNewLines("part · 1 of 2 · 1 s left · TTFT 1/2 ms");
        }
    }

    private static String taken(ByteArrayOutputStream screen) {
        String text = screen.toString(StandardCharsets.UTF_8);
        screen.reset();
        return text;
    }

    @Test
    void nobodyWatchesAFileAPipeOrACi() throws IOException {
        Map<String, String> terminal = Map.of("TERM", "xterm");
        assertThat(Terminal.isWatched(output("/dev/pts/3"), terminal)).isTrue();
        assertThat(Terminal.isWatched(output("/dev/pts/3"), Map.of())).isFalse();
        assertThat(Terminal.isWatched(output("/dev/pts/3"), Map.of("TERM", "xterm", "CI", "true")))
                .isFalse();
        assertThat(Terminal.isWatched(output("/somewhere/log.txt"), terminal)).isFalse();
        assertThat(Terminal.isWatched(output("pipe:[4711]"), terminal))
                .as("of whom nobody is known")
                .isFalse();
    }

    /** A folder of processes in which this JVM's standard output is {@code target}. */
    private Path output(String target) throws IOException {
        Path link = proc.resolve(String.valueOf(ProcessHandle.current().pid())).resolve("fd/1");
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
        return proc;
    }
}
