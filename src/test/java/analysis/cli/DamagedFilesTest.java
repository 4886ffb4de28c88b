package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.cli.ReadFiles.Case;
import analysis.fixtures.JsonPlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every kind that a command reads, damaged at random: an exit code of ours, in time, without a stack trace. */
class DamagedFilesTest {

    private static final String SIGNS = ",\"\n\r-eE9{}[]:.<0 \\";
    private static final List<String> NUMBERS =
            List.of("1e308", "-1", "1e-320", "null", "99999999999999999999", "0", "");

    @TempDir
    private Path folder;

    private ReadFiles files;

    @BeforeEach
    void write() throws IOException {
        files = new ReadFiles(folder);
    }

    /** What somebody's editor or script left out, or filled with what does not belong there. */
    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"x\"", "1e300", "-1"})
    void everyFieldOfEveryJsonFile(String value) throws IOException {
        int tried = 0;
        for (Case one : files.json()) {
            String whole = Files.readString(one.file());
            for (Map.Entry<String, String> damaged :
                    JsonPlaces.each(whole, value).entrySet()) {
                Files.writeString(one.file(), damaged.getValue());
                run(one, one.file().getFileName() + " with " + value + " at " + damaged.getKey());
                tried++;
            }
            Files.writeString(one.file(), whole);
        }
        System.out.printf("%d fields replaced by %s%n", tried, value);
    }

    /** Exit code of ours, and no internals shown. */
    private int run(Case one, String what) throws IOException {
        ReadFiles.Result result = files.run(one.command());
        String name = what + ": " + result.said();
        assertThat(result.work()).as(name).isLessThan(ReadFiles.MOST_WORK);
        assertThat(result.exit()).as(name).isBetween(0, 4);
        assertThat(result.said()).as(name).doesNotContain("\tat ").doesNotContain("Exception");
        return result.exit();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aFewOfEachKind() throws IOException {
        check(1, 6);
    }

    @Test
    @Tag("long")
    void manyOfEachKind() throws IOException {
        check(2, 1_000);
    }

    private void check(int seed, int ofEach) throws IOException {
        Random random = new Random(seed);
        SortedMap<Integer, Integer> exits = new TreeMap<>();
        for (Case one : files.all()) {
            byte[] whole = Files.readAllBytes(one.file());
            for (int i = 0; i < ofEach; i++) {
                byte[] damaged = whole;
                for (int edit = random.nextInt(3); edit >= 0; edit--) {
                    damaged = damaged(damaged, random);
                }
                Files.write(one.file(), damaged);
                String what = one.file().getFileName() + " " + i + " of seed " + seed;
                exits.merge(run(one, what), 1, Integer::sum);
            }
            Files.write(one.file(), whole);
        }
        System.out.printf("%d damaged files, by exit code: %s%n", files.all().size() * ofEach, exits);
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> changed(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> changed(bytes, at, (byte) SIGNS.charAt(random.nextInt(SIGNS.length())));
            case 2 -> Arrays.copyOf(bytes, Math.max(1, at));
            case 3 -> changed(bytes, at, (byte) random.nextInt());
            default -> number(bytes, random);
        };
    }

    private static byte[] changed(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    /** One of its numbers becomes another one: what no program of ours would write. */
    private static byte[] number(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<int[]> found = new ArrayList<>();
        Matcher numbers = Pattern.compile("-?\\d+(\\.\\d+)?").matcher(text);
        while (numbers.find()) {
            found.add(new int[] {numbers.start(), numbers.end()});
        }
        if (found.isEmpty()) {
            return bytes;
        }
        int[] place = found.get(random.nextInt(found.size()));
        return (text.substring(0, place[0]) + NUMBERS.get(random.nextInt(NUMBERS.size())) + text.substring(place[1]))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
