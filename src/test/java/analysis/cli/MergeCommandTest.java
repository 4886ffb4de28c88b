package analysis.cli;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.RunInfo;
import run.RunInfoBuilder;
import run.folder.GenerationsWriter;
import run.folder.RunJson;

class MergeCommandTest {

    private static final int GENERATIONS = 400;

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(print, print, args);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String injector(int index) throws IOException {
        String name = String.valueOf(index);
        RunInfo all = SyntheticRun.info(name, List.of("m"), List.of("s"));
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("injector.index", name);
        settings.put("injector.count", "2");
        Path folder = Files.createDirectories(root.resolve(name));
        RunJson.write(
                folder.resolve("run.json"),
                RunInfoBuilder.of(all).settings(settings).build());
        try (GenerationsWriter writer = new GenerationsWriter(folder.resolve("generations.csv"), failure -> {})) {
            for (int i = 0; i < GENERATIONS; i++) {
                int number = i;
                writer.write(generation(g -> g.cell("m", "s")
                        .injector(name)
                        .startMs(500.0 * number + index)
                        .timing(100 + number % 7, 20_000)));
            }
        }
        return folder.toString();
    }

    @Test
    void aMergedRunIsARunForEveryCommand() throws IOException {
        String merged = root.resolve("merged").toString();
        assertThat(run("merge", "--out", merged, injector(1), injector(0)))
                .as(said())
                .isZero();
        assertThat(said().lines())
                .endsWith(
                        "Merged: 800 generations, warm-up included, of 2 injectors in " + merged,
                        "To write its report: java -jar target/llm-perf.jar report " + merged);
        String baselines = root.resolve("baselines").toString();
        assertThat(run("baseline", "set", "--dir", baselines, "main", merged))
                .as(said())
                .isZero();
        assertThat(run("verdict", "--slo", "ttft p95 <= 500 ms", merged))
                .as(said())
                .isZero();
    }

    @Test
    void whatIsMissingMakesTheVerdictInvalidUnlessAllowed() throws IOException {
        String merged = root.resolve("merged").toString();
        assertThat(run("merge", "--out", merged, injector(1))).isZero();
        assertThat(said()).contains("Of 2 injectors, 1 is missing (index 0): 50 % of the load, about 400 generations.");
        assertThat(run("verdict", "--slo", "ttft p95 <= 500 ms", merged))
                .as(said())
                .isEqualTo(3);
        assertThat(said()).contains("INVALID", "1 is missing (index 0)");
        assertThat(run("verdict", "--force", "--slo", "ttft p95 <= 500 ms", merged))
                .as(said())
                .isZero();
    }

    @Test
    void runsThatCannotBeMergedAreRefused() throws IOException {
        String one = injector(0);
        assertThat(run("merge", "--out", root.resolve("merged").toString(), one, one))
                .isEqualTo(2);
        assertThat(said()).contains("is given twice");
        assertThat(run("merge", "--out", one, one)).isEqualTo(4);
        assertThat(said()).contains(one + ": is not empty");
        assertThat(run("merge", one)).as("without --out").isEqualTo(2);
    }
}
