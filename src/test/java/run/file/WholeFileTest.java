package run.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.folder.RunInfos;
import run.folder.RunJson;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aLinkIsReplacedAndNotWrittenThrough() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("report.md"), outside);

        WholeFile.write(link, "é");

        assertThat(link).hasContent("é").isRegularFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(outside).hasContent("precious");
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken"));

        assertThatThrownBy(() -> WholeFile.write(taken, "x")).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    private void refused(String from, String to, String message) throws IOException {
        Path file = folder.resolve("run.json");
        RunJson.write(file, RunInfos.complete());
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTimeThatNoCalendarHasIsRefused() throws IOException {
        Instant start = RunInfos.complete().start();
        refused(start.toString(), "+1000000000-12-31T23:59:59.999999999Z", "a time of the years 1970 to 9999");
    }
}
