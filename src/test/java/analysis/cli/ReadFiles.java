package analysis.cli;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SuiteFolders;
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
import java.util.OptionalLong;
import java.util.TreeMap;
import run.LifecycleEvent;
import run.Outcome;
import run.Resource;
import run.ResourceSample;
import run.RunInfo;
import run.RunInfoBuilder;
import run.folder.GenerationsWriter;
import run.folder.LifecycleWriter;
import run.folder.ResourcesWriter;
import run.folder.RunJson;

/** One whole file of every kind that a command reads, with the commands that read it: for tests that damage them. */
final class ReadFiles {

    /** Most that a command may take for a file of any kind. */
    static final Duration MOST_WORK = Duration.ofSeconds(10);

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final int FEW = 30;

    private final Path folder;
    private final Path run;
    private final Path suite;
    private final Path merged;
    private final Path injector;

    /** A file and a command that reads it. */
    record Case(Path file, List<String> command) {
        @Override
        public String toString() {
            return file.getFileName() + " by " + command.get(0);
        }
    }

    /**
     * What came of a command.
     *
     * @param work processor time, which other work on the machine does not lengthen
     */
    record Result(int exit, String said, Duration work) {}

    ReadFiles(Path folder) throws IOException {
        this.folder = folder;
        run = writeRun();
        injector = writeInjector(0);
        merged = folder.resolve("merged");
        made("merge", "--out", merged, injector, writeInjector(1));
        SuiteFolders scenarios = new SuiteFolders(folder.resolve("suites"));
        scenarios.scenario("MultiUser", "multiuser-20260131120000000", shape());
        scenarios.failed("Streaming", "no model");
        suite = scenarios.write("allscenarios-20260131120000000");
        Files.copy(Path.of("targets/t4-azure-aks.json"), folder.resolve("targets.json"));
        Files.copy(Path.of("baselines/policy.json"), folder.resolve("policy.json"));
        made("baseline", "set", "main", run, "--force", "--dir", folder.resolve("baselines"));
        made(report().toArray());
        made(verdict().toArray());
        Files.copy(Path.of("src/test/resources/analysis/golden/page/capacity-file.json"), run.resolve("capacity.json"));
        Files.copy(
                Path.of("src/test/resources/analysis/golden/export/tokens-per-second.json"),
                folder.resolve("tokens-per-second.json"));
    }

    private static SyntheticRun shape() {
        return Runs.steady(1).generationsPerSeries(FEW);
    }

    private Path writeRun() throws IOException {
        Path made = Files.createDirectories(folder.resolve("gatling/multiuser-20260131120000000"));
        SyntheticRun shape = shape();
        RunJson.write(made.resolve("run.json"), shape.info());
        try (GenerationsWriter writer = new GenerationsWriter(made.resolve("generations.csv"), failure -> {})) {
            shape.generations().forEach(writer::write);
        }
        try (LifecycleWriter writer = new LifecycleWriter(made.resolve("lifecycle.csv"), failure -> {})) {
            for (LifecycleEvent.Operation operation : LifecycleEvent.Operation.values()) {
                writer.write(new LifecycleEvent(
                        START, "m", operation, Outcome.OK, "", 12.5, OptionalLong.of(1_000_000), 1, "Short"));
            }
        }
        try (ResourcesWriter writer = new ResourcesWriter(made.resolve("resources.csv"), failure -> {})) {
            for (int second = 0; second < 5; second++) {
                writer.write(new ResourceSample(
                        START.plusSeconds(second), "metrics", Resource.MEMORY_BYTES, 1e9 + second, "rss", ""));
            }
        }
        Files.write(
                made.resolve("simulation.log"),
                LogEncoder.encode(List.of(
                        new LogRecord.Run("3.15.1", "simulations.MultiUser", START.toEpochMilli(), "", List.of("a")),
                        new LogRecord.Request(
                                List.of("m"), "chat", START.toEpochMilli(), START.toEpochMilli() + 9, true, ""))));
        return made;
    }

    private Path writeInjector(int index) throws IOException {
        String name = String.valueOf(index);
        RunInfo info = SyntheticRun.info(name, List.of("m"), List.of("s"));
        TreeMap<String, String> settings = new TreeMap<>(info.settings());
        settings.put("injector.index", name);
        settings.put("injector.count", "2");
        Path made = Files.createDirectories(folder.resolve("injectors/" + name));
        RunJson.write(
                made.resolve("run.json"),
                RunInfoBuilder.of(info).settings(settings).build());
        try (GenerationsWriter writer = new GenerationsWriter(made.resolve("generations.csv"), failure -> {})) {
            for (int i = 0; i < FEW; i++) {
                int number = i;
                writer.write(generation(g -> g.cell("m", "s")
                        .injector(name)
                        .startMs(500.0 * number + index)
                        .timing(100 + number % 7, 20_000)));
            }
        }
        return made;
    }

    private List<String> report() {
        return command("report", run, "--targets", folder.resolve("targets.json"), "--without-outliers");
    }

    private List<String> verdict() {
        return command(
                "verdict",
                run,
                "--baseline",
                "main",
                "--dir",
                folder.resolve("baselines"),
                "--policy",
                folder.resolve("policy.json"),
                "--force");
    }

    private static List<String> command(Object... words) {
        return Arrays.stream(words).map(Object::toString).toList();
    }

    /** A run's folder. */
    Path run() {
        return run;
    }

    /** The folder of one of two injectors' runs. */
    Path injector() {
        return injector;
    }

    /** All files. */
    List<Case> all() {
        List<Case> cases = new ArrayList<>(json());
        for (String name : List.of("generations.csv", "lifecycle.csv", "resources.csv", "simulation.log")) {
            cases.add(new Case(run.resolve(name), report()));
        }
        cases.add(new Case(run.resolve("generations.csv"), verdict()));
        cases.add(new Case(run.resolve("generations.csv"), command("compare", injector, run)));
        cases.add(new Case(injector.resolve("generations.csv"), merge()));
        cases.add(new Case(merged.resolve("generations.csv"), command("report", merged)));
        return cases;
    }

    /** Those in JSON. */
    List<Case> json() {
        return List.of(
                new Case(run.resolve("run.json"), report()),
                new Case(run.resolve("run.json"), verdict()),
                new Case(run.resolve("capacity.json"), report()),
                new Case(run.resolve("verdict.json"), report()),
                new Case(run.resolve("report-options.json"), verdict()),
                new Case(
                        folder.resolve("tokens-per-second.json"),
                        command("report", folder.resolve("tokens-per-second.json"), "--out", folder.resolve("again"))),
                new Case(folder.resolve("targets.json"), report()),
                new Case(folder.resolve("policy.json"), verdict()),
                new Case(folder.resolve("baselines/main.json"), verdict()),
                new Case(
                        folder.resolve("baselines/main.json"),
                        command("baseline", "show", "main", "--dir", folder.resolve("baselines"))),
                new Case(injector.resolve("run.json"), merge()),
                new Case(injector.resolve("run.json"), command("prune", folder.resolve("injectors"))),
                new Case(merged.resolve("merge.json"), command("report", merged)),
                new Case(merged.resolve("merge.json"), command("verdict", merged, "--slo", "ttft p95 <= 1 s")),
                new Case(suite.resolve("suite.json"), command("report", suite)),
                new Case(suite.resolve("suite.json"), command("verdict", suite, "--slo", "ttft p95 <= 1 s")),
                new Case(suite.resolve("suite.json"), command("prune", suite.getParent())));
    }

    private List<String> merge() {
        return command("merge", "--out", folder.resolve("again"), injector, folder.resolve("injectors/1"));
    }

    /** Runs it; what an earlier try has left does not matter. */
    Result run(List<String> command) throws IOException {
        Path again = folder.resolve("again");
        if (Files.exists(again)) {
            FolderMove.delete(again);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        long startNs = PROCESSOR.getCurrentThreadCpuTime();
        int exit = Main.run(print, print, command.toArray(String[]::new));
        Duration work = Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - startNs);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), work);
    }

    private void made(Object... command) throws IOException {
        Result result = run(command(command));
        assertThat(result.exit()).as(result.said()).isZero();
    }
}
