package inference.gatling.suite;

import inference.progress.Progress;
import inference.progress.ProgressDisplay;
import inference.progress.Stopwatch;
import inference.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.folder.RunIndex;

/** Suite of scenarios that run one after another. Each is reported as it ends, and all are listed in an index. */
public final class Suite {

    private static final int LINES_OF_A_FAILURE = 15;

    private final List<Scenario> scenarios;
    private final ScenarioProcess process;
    private final List<RunIndex.Entry> entries = new ArrayList<>();
    private final List<Stopwatch> tasks;
    private final ProgressDisplay display;
    private Path folder;

    private Suite(Settings settings, List<Scenario> scenarios, ScenarioProcess process) {
        this.scenarios = scenarios;
        this.process = process;
        this.tasks = scenarios.stream().map(one -> new Stopwatch(one.name())).toList();
        Progress progress = new Progress();
        tasks.forEach(progress::part);
        this.display = ProgressDisplay.of(settings, progress);
    }

    /**
     * Suite configured by the settings. Without a server it runs quickly against the mock, which shows that everything works.
     * Quick scenarios share a JVM until one fails.
     *
     * @throws inference.settings.SettingsException if a scenario does not exist
     */
    public static Suite of(Settings settings, Path results) {
        boolean mock = settings.text("baseUrl").isEmpty()
                && settings.text("kube.service").isEmpty();
        boolean quick = settings.isQuick() || mock && !settings.isGiven("quick");
        List<String> known = settings.list("scenarios.all");
        List<Scenario> scenarios = (quick ? settings.quickened() : settings)
                .list("scenarios").stream()
                        .map(name -> Scenario.of(name, known))
                        .toList();
        ScenarioProcess process = new ScenarioProcess(results, Map.of("quick", String.valueOf(quick)), quick);
        return new Suite(settings, scenarios, process);
    }

    public List<Scenario> scenarios() {
        return scenarios;
    }

    /**
     * Runs a scenario to its end.
     *
     * @param folder folder of the suite, which receives the scenario's output
     * @return reason of its failure; empty if it passed
     */
    String run(Scenario scenario, Path folder) {
        this.folder = folder;
        Path output = folder.resolve(scenario.name() + ".txt");
        String place = "[" + (entries.size() + 1) + "/" + scenarios.size() + "] " + scenario.name();
        System.out.println(place + " …");
        tasks.get(scenarios.indexOf(scenario)).begin();
        try {
            ScenarioResult result = process.run(scenario, output);
            entries.add(result.entry());
            System.out.printf(
                    Locale.ROOT,
                    "%s %s after %.0f s%s%n",
                    place,
                    result.passed() ? "passed" : "FAILED (" + result.problem() + ")",
                    result.duration().toMillis() / 1e3,
                    counts(result));
            if (!result.passed()) {
                tail(output);
            }
            return result.problem();
        } catch (IOException e) {
            System.out.println(place + " FAILED: " + e);
            entries.add(new RunIndex.Entry(scenario.name(), e.toString(), Optional.empty(), Optional.empty()));
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Prints the result of each scenario and returns the index. */
    public RunIndex finish() {
        display.close();
        endProcess();
        long passed = entries.stream().filter(RunIndex.Entry::passed).count();
        System.out.printf("%n%d of %d scenarios passed%n", passed, scenarios.size());
        for (RunIndex.Entry entry : entries) {
            System.out.printf(
                    "  %-6s %-26s %s%n",
                    entry.passed() ? "passed" : "FAILED",
                    entry.name(),
                    entry.folder().map(Path::toString).orElse(entry.problem()));
        }
        return new RunIndex(folder, true, entries);
    }

    private void endProcess() {
        try {
            process.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String counts(ScenarioResult result) {
        return result.generations().isEmpty()
                ? ""
                : ": " + result.generations().getAsLong() + " measured, "
                        + result.failed().orElse(0) + " of them failed";
    }

    private static void tail(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        lines.subList(Math.max(0, lines.size() - LINES_OF_A_FAILURE), lines.size())
                .forEach(line -> System.out.println("    " + line));
        System.out.println("    all of it: " + output);
    }
}
