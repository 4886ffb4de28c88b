package inference.gatling.suite;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runner of scenarios in another JVM, with the arguments of this one. The JVM of a failed scenario is not used again, so that it
 * cannot affect the next one.
 */
final class ScenarioProcess {

    private static final Set<String> OWN = Set.of("simulation", "scenarios", "progress", "gatling.simulationClass");

    private final Path results;
    private final Map<String, String> settings;
    private final boolean shared;
    private Optional<Worker> worker = Optional.empty();

    /** JVM with its standard input and output. */
    private record Worker(Process process, BufferedWriter orders, BufferedReader output, Thread stopper) {}

    /**
     * @param results folder in which Gatling creates run folders
     * @param settings settings of every scenario, in addition to this JVM's
     * @param shared whether a scenario reuses the JVM of the one before if that passed; otherwise each gets a new one, as when it
     *     is run alone
     */
    ScenarioProcess(Path results, Map<String, String> settings, boolean shared) {
        this.results = results;
        this.settings = settings;
        this.shared = shared;
    }

    /**
     * Runs a scenario to its end.
     *
     * @param output file that receives what it prints
     * @throws IOException if it cannot be started, or its summary cannot be read
     */
    ScenarioResult run(Scenario scenario, Path output) throws IOException, InterruptedException {
        Set<Path> before = new HashSet<>(folders(scenario));
        long startNs = System.nanoTime();
        if (worker.isEmpty()) {
            worker = Optional.of(start());
        }
        boolean reusable = false;
        try {
            int exitCode = runIn(worker.get(), scenario, output);
            Duration duration = Duration.ofNanos(System.nanoTime() - startNs);
            Optional<Path> folder =
                    folders(scenario).stream().filter(f -> !before.contains(f)).findFirst();
            ScenarioResult result = ScenarioResult.of(scenario, exitCode, duration, folder);
            reusable = shared && result.passed();
            return result;
        } finally {
            if (!reusable) { // after an exception too: the scenario may still be running in it
                end();
            }
        }
    }

    /** Ends the JVM, if there is one. */
    void end() throws InterruptedException {
        if (worker.isPresent()) {
            Worker last = worker.get();
            worker = Optional.empty();
            last.process().destroy();
            last.process().waitFor();
            Runtime.getRuntime().removeShutdownHook(last.stopper());
        }
    }

    private Worker start() throws IOException {
        Process process =
                new ProcessBuilder(command()).redirectErrorStream(true).start();
        Thread stopper = new Thread(process::destroy, "stop-scenarios");
        Runtime.getRuntime().addShutdownHook(stopper);
        return new Worker(
                process,
                process.outputWriter(StandardCharsets.UTF_8),
                process.inputReader(StandardCharsets.UTF_8),
                stopper);
    }

    /** Exit code of the scenario; that of the JVM if it ended during the scenario. */
    private int runIn(Worker jvm, Scenario scenario, Path output) throws IOException, InterruptedException {
        jvm.orders().write(ScenarioWorker.order(scenario, results.toString()));
        jvm.orders().newLine();
        jvm.orders().flush();
        try (BufferedWriter file = Files.newBufferedWriter(output)) {
            for (String line = jvm.output().readLine();
                    line != null;
                    line = jvm.output().readLine()) {
                int ended = line.indexOf(ScenarioWorker.ENDED);
                file.write(ended < 0 ? line : line.substring(0, ended));
                file.newLine();
                if (ended >= 0) {
                    return Integer.parseInt(line.substring(ended + ScenarioWorker.ENDED.length()));
                }
            }
        }
        return jvm.process().waitFor();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> OWN.stream().noneMatch(own -> argument.startsWith("-D" + own + "=")))
                .forEach(command::add);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dprogress=off"); // the suite shows it
        // This process reads the pipe as UTF-8, whatever the machine's charset.
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ScenarioWorker.class.getName()));
        return command;
    }

    /** Run folders of the scenario's simulation, which Gatling names {@code <simulation>-<time>}. */
    private List<Path> folders(Scenario scenario) throws IOException {
        String prefix = scenario.simulation().toLowerCase(Locale.ROOT) + "-";
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .collect(Collectors.toList());
        }
    }
}
