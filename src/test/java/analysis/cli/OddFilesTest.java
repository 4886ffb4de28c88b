package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.cli.ReadFiles.Case;
import analysis.cli.ReadFiles.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of every kind that a command reads, in forms that they have after an editor, a copy or a script: an exit code of
 * ours, and a message of less than a kilobyte that names the file.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OddFilesTest {

    private static final int MOST_SAID = 1_000;
    private static final char ESCAPE = 27;
    private static final List<String> INTERNALS = List.of("Exception", "\tat ", "Source:", "com.fasterxml", "`");

    @TempDir
    private Path folder;

    private ReadFiles files;

    @BeforeEach
    void write() throws IOException {
        files = new ReadFiles(folder);
    }

    private static Map<String, byte[]> forms(byte[] whole) {
        String text = new String(whole, StandardCharsets.UTF_8);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("nothing", new byte[0]);
        forms.put("blanks", " \n\n".getBytes(StandardCharsets.UTF_8));
        forms.put("a NUL", new byte[1]);
        forms.put("UTF-16", text.getBytes(StandardCharsets.UTF_16));
        forms.put("UTF-16 without a mark", text.getBytes(StandardCharsets.UTF_16LE));
        forms.put("a mark of UTF-8", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        forms.put("Latin-1", (text + "é").getBytes(StandardCharsets.ISO_8859_1));
        forms.put("CR", text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8));
        forms.put("CR LF", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        forms.put("twice", (text + text).getBytes(StandardCharsets.UTF_8));
        forms.put("more behind it", (text + "}\u0000 x").getBytes(StandardCharsets.UTF_8));
        forms.put("deep", "{\"schema\":".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        forms.put("deep lists", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        forms.put("another type", "[{\"schema\":1}]".getBytes(StandardCharsets.UTF_8));
        forms.put("null", "null".getBytes(StandardCharsets.UTF_8));
        forms.put("a text", "\"x\"".getBytes(StandardCharsets.UTF_8));
        forms.put("a long name", ("{\"" + "n".repeat(100_000) + "\": 1").getBytes(StandardCharsets.UTF_8));
        forms.put("a long row", ("a,b\n" + ",".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        forms.put("an open quote", ("timestamp,model\n\"" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        forms.put("long numbers", text.replaceAll("\\d+", "9".repeat(400)).getBytes(StandardCharsets.UTF_8));
        forms.put(
                "long words",
                text.replaceAll("\"[A-Za-z]{4,}\"(?!:)", "\"" + "w".repeat(5_000) + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        return forms;
    }

    @Test
    void filesOfEveryKindInSomeOfTheForms() throws IOException {
        every(5);
    }

    @Test
    @Tag("long")
    void filesOfEveryKindInEveryForm() throws IOException {
        every(1);
    }

    /** Every {@code nth} form of each file, of another file another one. */
    private void every(int nth) throws IOException {
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (Case one : files.all()) {
            byte[] whole = Files.readAllBytes(one.file());
            number++;
            for (Map.Entry<String, byte[]> form : forms(whole).entrySet()) {
                if (number++ % nth == 0) {
                    Files.write(one.file(), form.getValue());
                    check(one, form.getKey(), wrong);
                }
            }
            Files.write(one.file(), whole);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFile() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Case one : files.all()) {
            byte[] whole = Files.readAllBytes(one.file());
            Files.deleteIfExists(one.file());
            Files.createDirectory(one.file());
            check(one, "a folder", wrong);
            Files.deleteIfExists(one.file());
            Files.createSymbolicLink(one.file(), one.file());
            check(one, "a link to itself", wrong);
            Files.deleteIfExists(one.file());
            Files.createSymbolicLink(one.file(), Path.of("/dev/zero"));
            check(one, "a device without end", wrong);
            Files.deleteIfExists(one.file());
            assertThat(new ProcessBuilder("mkfifo", one.file().toString())
                            .start()
                            .waitFor())
                    .isZero();
            check(one, "a pipe", wrong);
            Files.deleteIfExists(one.file());
            Files.write(one.file(), whole);
        }
        assertThat(wrong).isEmpty();
    }

    private void check(Case one, String form, List<String> wrong) throws IOException {
        Result result = files.run(one.command());
        String said = result.said();
        List<String> problems = new ArrayList<>();
        if (result.exit() < 0 || result.exit() > 4) {
            problems.add("exit code");
        }
        if (result.work().compareTo(ReadFiles.MOST_WORK) > 0) {
            problems.add("takes too long");
        }
        if (result.exit() == 4 && said.length() > MOST_SAID) {
            problems.add(said.length() + " characters");
        }
        if (result.exit() == 4 && !said.contains(one.file().getFileName().toString())) {
            problems.add("does not name the file");
        }
        if (INTERNALS.stream().anyMatch(said::contains) || said.chars().anyMatch(c -> c < '\t' || c == ESCAPE)) {
            problems.add("internals or signs of a terminal");
        }
        if (!problems.isEmpty()) {
            wrong.add(form + ", " + one + ", exit " + result.exit() + ", " + problems + ": "
                    + said.substring(0, Math.min(MOST_SAID, said.length())));
        }
    }
}
