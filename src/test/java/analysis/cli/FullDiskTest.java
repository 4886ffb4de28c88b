package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.ExitCode;

/**
 * Commands whose files find no room. A limit on the size of files, of one block, fails a write as a full disk does, and needs
 * no file system of its own.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final Path TABLE = Path.of("docs", "reliability-full-disk.md");

    @TempDir
    private Path folder;

    @Test
    void everyCommandNamesTheFileAndLeavesNoPartOfOne() throws IOException, InterruptedException {
        ReadFiles files = new ReadFiles(folder);
        Path run = files.run();
        Path out = folder.resolve("out");
        Path baselines = folder.resolve("baselines");
        byte[] before = Files.readAllBytes(baselines.resolve("main.json"));
        Map<String, List<Object>> commands = new LinkedHashMap<>();
        commands.put("`report --out`", List.of("report", run, "--out", out));
        commands.put("`verdict --out`", List.of("verdict", run, "--slo", "ttft p95 <= 1 s", "--out", out));
        commands.put("`compare --out`", List.of("compare", run, files.injector(), "--out", out));
        commands.put("`merge`", List.of("merge", "--out", out, files.injector()));
        commands.put(
                "`baseline set`, over an earlier one",
                List.of("baseline", "set", "main", run, "--force", "--dir", baselines));

        StringBuilder table =
                new StringBuilder("| command | exit code | the last line says | files left |\n|---|---|---|---|\n");
        for (Map.Entry<String, List<Object>> command : commands.entrySet()) {
            if (Files.exists(out)) {
                FolderMove.delete(out);
            }
            table.append(row(command.getKey(), command.getValue(), out));
        }
        assertThat(Files.readAllBytes(baselines.resolve("main.json"))).isEqualTo(before);
        Golden.assertMatches(TABLE, table.toString());
    }

    private String row(String name, List<Object> command, Path out) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "limited"));
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.forEach(word -> line.add(word.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.UNREADABLE.code());
        String last = said.lines().reduce((first, second) -> second).orElse("");
        return "| %s | %d | %s | %s |\n"
                .formatted(name, process.exitValue(), last.replace(folder.toString(), "…"), left(out));
    }

    /** All that is there has to be whole. */
    private static String left(Path out) throws IOException {
        if (Files.notExists(out)) {
            return "none";
        }
        try (Stream<Path> all = Files.walk(out)) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
            return names.isEmpty() ? "none" : String.join(", ", names);
        }
    }
}
