package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.reading.RunMerge;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.RunInfo.Series;
import run.folder.RunDirectory;

/** Several injectors, each a process of its own, send one load to one server. */
class InjectorsIT {

    private static final int PROMPTS = 60;
    private static final long PATIENCE_S = 240;

    @TempDir
    Path results;

    private Path prompts;

    /** Each is known by the length of its answer. */
    @BeforeEach
    void promptsThatAreToldApart() throws IOException {
        prompts = Files.write(
                results.resolve("prompts.jsonl"),
                IntStream.rangeClosed(1, PROMPTS)
                        .mapToObj(i -> "{\"prompt\": \"Number " + i + "\", \"max_tokens\": " + i + "}")
                        .toList());
    }

    private Map<String, String> settings(MockServer server, String... more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "baseUrl",
                server.baseUrl(),
                "api",
                "openai",
                "prompts",
                prompts.toString(),
                "users",
                "6",
                "requests",
                String.valueOf(PROMPTS),
                "warmupRuns",
                "1"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private Process start(int index, int count, Map<String, String> settings) throws IOException {
        Map<String, String> mine = new TreeMap<>(settings);
        mine.put("injector.count", String.valueOf(count));
        Path folder = Files.createDirectories(results.resolve("injector-" + index));
        return SimulationProcess.start(
                "PromptSet",
                folder,
                mine,
                Map.of("JOB_COMPLETION_INDEX", String.valueOf(index)),
                results.resolve("output-" + index + ".txt"));
    }

    private void await(List<Process> processes) throws IOException, InterruptedException {
        for (int i = 0; i < processes.size(); i++) {
            boolean ended = processes.get(i).waitFor(PATIENCE_S, TimeUnit.SECONDS);
            assertThat(ended && processes.get(i).exitValue() == 0)
                    .as(Files.readString(results.resolve("output-" + i + ".txt")))
                    .isTrue();
        }
    }

    private List<Path> folders(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SimulationProcess.newestFolder(results.resolve("injector-" + i)))
                .toList();
    }

    @Test
    void threeProcessesSendTheLoadOfOneAndNothingTwice() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try (MockServer server = MockServer.start(new MockSettings().timeScale(50))) {
            for (int index = 0; index < 3; index++) {
                processes.add(start(index, 3, settings(server)));
            }
            await(processes);
            RunMerge.into(results.resolve("merged"), folders(3));

            List<Integer> answers = new ArrayList<>();
            List<String> injectors = new ArrayList<>();
            RunDirectory.open(results.resolve("merged")).generations(row -> {
                if (row.isMeasured()) {
                    answers.add(row.tokens().output().orElse(0));
                    injectors.add(row.origin().injector());
                }
            });
            assertThat(answers)
                    .as("every prompt exactly once")
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, PROMPTS).boxed().toList());
            assertThat(injectors.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                    .isEqualTo(Map.of("0", 20L, "1", 20L, "2", 20L));
            assertThat(server.stats().requests("/v1/chat/completions"))
                    .as("and one warm-up in all")
                    .isEqualTo(PROMPTS + 1);
            RunData merged = RunReader.read(results.resolve("merged"));
            assertThat(merged.info().series()).extracting(Series::users).containsExactly(6);
            assertThat(merged.warnings()).extracting(Warning::kind).doesNotContain(Kind.INJECTOR_MISSING);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    /** Times are compared: for a machine that has nothing else to do. */
    @Test
    @Tag("long")
    void theirPercentilesAreThoseOfOne() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try (MockServer server = MockServer.start(new MockSettings().timeScale(2))) {
            String[] load = {"users", "9", "requests", "240"};
            processes.add(start(0, 1, settings(server, load)));
            await(processes);
            RunData alone = RunReader.readOneLoad(folders(1));
            processes.clear();

            String[] together = {
                "users",
                "9",
                "requests",
                "240",
                "startAt",
                Instant.now().plusSeconds(60).toString()
            };
            for (int index = 0; index < 3; index++) {
                processes.add(start(index, 3, settings(server, together)));
            }
            await(processes);
            RunData merged = RunReader.readOneLoad(folders(3));
            assertThat(merged.warnings())
                    .extracting(Warning::kind)
                    .doesNotContain(Kind.INJECTOR_MISSING, Kind.INJECTORS_APART, Kind.CLOCK_SKEW);
            for (Metric metric : List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS)) {
                double[] ofOne = samples(alone, metric);
                double[] ofThree = samples(merged, metric);
                assertThat(ofThree).hasSameSizeAs(ofOne);
                for (double percent : new double[] {50, 90}) {
                    double[] interval = interval(ofOne, ofThree, percent);
                    assertThat(interval[0])
                            .as("%s p%s of three less that of one", metric, percent)
                            .isLessThanOrEqualTo(0);
                    assertThat(interval[1]).isGreaterThanOrEqualTo(0);
                }
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @Test
    @Tag("long")
    void oneThatIsKilledIsNamedWithWhatIsMissing() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try (MockServer server = MockServer.start(new MockSettings().timeScale(2))) {
            for (int index = 0; index < 3; index++) {
                processes.add(start(index, 3, settings(server, "users", "9", "requests", "240")));
            }
            while (rows(1) < 30) {
                assertThat(processes.get(1).isAlive()).isTrue();
                Thread.sleep(100);
            }
            processes.get(1).destroyForcibly().waitFor();
            await(List.of(processes.get(0)));
            processes.get(2).waitFor();
            assertThat(RunReader.readOneLoad(folders(3)).warnings().stream()
                            .filter(warning -> warning.kind() == Kind.INJECTOR_MISSING)
                            .map(Warning::what))
                    .singleElement()
                    .asString()
                    .startsWith("Injector '1' did not come to its end: it has ")
                    .contains("the others have 80 each");
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private int rows(int index) throws IOException {
        Path folder = SimulationProcess.newestFolder(results.resolve("injector-" + index));
        Path file = folder == null ? null : folder.resolve("generations.csv");
        return file == null || !Files.exists(file)
                ? 0
                : Files.readAllLines(file).size();
    }

    private static double[] samples(RunData run, Metric metric) {
        return CellData.samples(run.cells().values(), metric);
    }

    /** 99 % bootstrap interval of the difference of a percentile. */
    private static double[] interval(double[] a, double[] b, double percent) {
        SplittableRandom random = new SplittableRandom(1);
        double[] differences = IntStream.range(0, 2000)
                .mapToDouble(i -> percentile(resampled(b, random), percent) - percentile(resampled(a, random), percent))
                .sorted()
                .toArray();
        return new double[] {differences[10], differences[differences.length - 11]};
    }

    private static double percentile(double[] samples, double percent) {
        return Percentiles.of(samples, percent)[0];
    }

    private static double[] resampled(double[] samples, SplittableRandom random) {
        return Arrays.stream(samples)
                .map(any -> samples[random.nextInt(samples.length)])
                .toArray();
    }
}
