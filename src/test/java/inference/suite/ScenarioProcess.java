package inference.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
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
 * Runs a scenario in a JVM of its own, with the arguments of this one: Gatling runs one simulation in a JVM, and one that
 * fails cannot harm the next.
 */
final class ScenarioProcess {

    private static final Set<String> OWN = Set.of("simulation", "scenarios", "gatling.simulationClass");

    private final Path results;
    private final Map<String, String> settings;

    /**
     * @param results where Gatling puts its run folders
     * @param settings for every scenario, beside those this JVM was given
     */
    ScenarioProcess(Path results, Map<String, String> settings) {
        this.results = results;
        this.settings = settings;
    }

    /**
     * Runs it to its end.
     *
     * @param output takes what it prints
     * @throws IOException if it cannot be started, or its summary cannot be read
     */
    ScenarioResult run(Scenario scenario, Path output) throws IOException, InterruptedException {
        Set<Path> before = new HashSet<>(folders(scenario));
        long startNs = System.nanoTime();
        Process process = new ProcessBuilder(command(scenario))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Thread stopper = new Thread(process::destroy, "stop-" + scenario.name());
        Runtime.getRuntime().addShutdownHook(stopper);
        int exitCode = process.waitFor();
        Duration duration = Duration.ofNanos(System.nanoTime() - startNs);
        Runtime.getRuntime().removeShutdownHook(stopper);
        Optional<Path> folder =
                folders(scenario).stream().filter(f -> !before.contains(f)).findFirst();
        return ScenarioResult.of(scenario, exitCode, duration, folder);
    }

    private List<String> command(Scenario scenario) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> OWN.stream().noneMatch(own -> argument.startsWith("-D" + own + "=")))
                .forEach(command::add);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        scenario.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        command.addAll(List.of("-s", "simulations." + scenario.simulation(), "-rf", results.toString()));
        return command;
    }

    /** Gatling names them {@code simulation-time}. */
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
