package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.JsonPlaces;
import analysis.fixtures.SyntheticRun;
import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.verdict.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
import run.LifecycleEvent;
import run.Outcome;
import run.Resource;
import run.ResourceSample;
import run.folder.GenerationsWriter;
import run.folder.LifecycleWriter;
import run.folder.ResourcesWriter;
import run.folder.RunJson;

/** Files of every kind that a command reads, damaged at random: an exit code of ours, in time, without a stack trace. */
class DamagedFilesTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String SIGNS = ",\"\n\r-eE9{}[]:.<0 \\";
    private static final List<String> NUMBERS =
            List.of("1e308", "-1", "1e-320", "null", "99999999999999999999", "0", "");

    /** Of processor time, which other work on the machine does not lengthen. */
    private static final Duration MOST_WORK = Duration.ofSeconds(10);

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private Path run;

    /** A file and the command that reads it. */
    private record Case(Path file, List<String> command) {}

    @BeforeEach
    void write() throws IOException {
        run = Files.createDirectories(folder.resolve("gatling/multiuser-20260131120000000"));
        SyntheticRun shape = Runs.steady(1).generationsPerSeries(30);
        RunJson.write(run.resolve("run.json"), shape.info());
        try (GenerationsWriter writer = new GenerationsWriter(run.resolve("generations.csv"), failure -> {})) {
            shape.generations().forEach(writer::write);
        }
        try (LifecycleWriter writer = new LifecycleWriter(run.resolve("lifecycle.csv"), failure -> {})) {
            for (LifecycleEvent.Operation operation : LifecycleEvent.Operation.values()) {
                writer.write(new LifecycleEvent(
                        START, "m", operation, Outcome.OK, "", 12.5, OptionalLong.of(1_000_000), 1, "Short"));
            }
        }
        try (ResourcesWriter writer = new ResourcesWriter(run.resolve("resources.csv"), failure -> {})) {
            for (int second = 0; second < 5; second++) {
                writer.write(new ResourceSample(
                        START.plusSeconds(second), "metrics", Resource.MEMORY_BYTES, 1e9 + second, "rss", ""));
            }
        }
        Files.write(
                run.resolve("simulation.log"),
                LogEncoder.encode(List.of(
                        new LogRecord.Run("3.15.1", "simulations.MultiUser", START.toEpochMilli(), "", List.of("a")),
                        new LogRecord.Request(
                                List.of("m"), "chat", START.toEpochMilli(), START.toEpochMilli() + 9, true, ""))));
        Files.copy(Path.of("targets/t4-azure-aks.json"), folder.resolve("targets.json"));
        Files.copy(Path.of("baselines/policy.json"), folder.resolve("policy.json"));
        StringBuilder said = new StringBuilder();
        assertThat(exit(said, "baseline", "set", "main", run, "--force", "--dir", folder.resolve("baselines")))
                .as(said.toString())
                .isZero();
        List<List<String>> made = List.of(report(), verdict());
        for (List<String> command : made) {
            assertThat(exit(said, command.toArray())).as(said.toString()).isZero();
        }
        Files.copy(Path.of("src/test/resources/analysis/golden/page/capacity-file.json"), run.resolve("capacity.json"));
    }

    private List<String> report() {
        return List.of(
                "report",
                run.toString(),
                "--targets",
                folder.resolve("targets.json").toString(),
                "--without-outliers");
    }

    private List<String> verdict() {
        return List.of(
                "verdict",
                run.toString(),
                "--baseline",
                "main",
                "--dir",
                folder.resolve("baselines").toString(),
                "--policy",
                folder.resolve("policy.json").toString(),
                "--force");
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>(jsonCases());
        for (String name : List.of("generations.csv", "lifecycle.csv", "resources.csv", "simulation.log")) {
            cases.add(new Case(run.resolve(name), report()));
        }
        cases.add(new Case(run.resolve("generations.csv"), verdict()));
        cases.add(new Case(run.resolve("run.json"), report()));
        return cases;
    }

    private List<Case> jsonCases() {
        return List.of(
                new Case(run.resolve("run.json"), verdict()),
                new Case(run.resolve("capacity.json"), report()),
                new Case(run.resolve("verdict.json"), report()),
                new Case(run.resolve("report-options.json"), verdict()),
                new Case(folder.resolve("targets.json"), report()),
                new Case(folder.resolve("policy.json"), verdict()),
                new Case(folder.resolve("baselines/main.json"), verdict()));
    }

    /** What somebody's editor or script left out, or filled with what does not belong there. */
    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"x\"", "1e300", "-1"})
    void everyFieldOfEveryJsonFile(String value) throws IOException {
        int tried = 0;
        for (Case one : jsonCases()) {
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
    private static int run(Case one, String what) {
        StringBuilder said = new StringBuilder();
        long startNs = PROCESSOR.getCurrentThreadCpuTime();
        int exit = exit(said, one.command().toArray());
        long busyNs = PROCESSOR.getCurrentThreadCpuTime() - startNs;
        String name = what + ": " + said;
        assertThat(busyNs).as(name).isLessThan(MOST_WORK.toNanos());
        assertThat(exit).as(name).isBetween(0, 4);
        assertThat(said.toString()).as(name).doesNotContain("\tat ").doesNotContain("Exception");
        return exit;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aFewOfEachKind() throws IOException {
        check(1, 12);
    }

    @Test
    @Tag("long")
    void manyOfEachKind() throws IOException {
        check(2, 1_000);
    }

    private void check(int seed, int ofEach) throws IOException {
        Random random = new Random(seed);
        SortedMap<Integer, Integer> exits = new TreeMap<>();
        for (Case one : cases()) {
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
        System.out.printf("%d damaged files, by exit code: %s%n", cases().size() * ofEach, exits);
    }

    private static int exit(StringBuilder said, Object... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(
                print, print, Arrays.stream(command).map(Object::toString).toArray(String[]::new));
        said.append(out.toString(StandardCharsets.UTF_8));
        return exit;
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
