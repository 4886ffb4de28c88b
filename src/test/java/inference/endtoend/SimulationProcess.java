package inference.endtoend;

import inference.gatling.engine.NoVersionCheck;
import inference.gatling.suite.SimulationWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a simulation in a JVM of its own, as the Maven plugin does, for tests that want to see what a user sees. */
public final class SimulationProcess {

    /** Against one that hangs; a busy machine takes a multiple of what a quiet one does. */
    private static final long PATIENCE_S = 300;

    /** Too short-lived to optimise for long, or to collect in parallel. */
    private static final List<String> JVM_ARGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** As many as tests run at once. */
    private static final Queue<SimulationWorker> IDLE = new ConcurrentLinkedQueue<>();

    private SimulationProcess() {}

    /**
     * What came of a run.
     *
     * @param exitCode of Gatling
     * @param output both streams
     * @param folder the run's folder; null if none was made
     */
    public record Ended(int exitCode, String output, Path folder) {

        /** The rows of {@code generations.csv} with its header. */
        public List<String> generations() throws IOException {
            return Files.readAllLines(folder.resolve("generations.csv"));
        }
    }

    /**
     * Runs {@code simulation} to its end.
     *
     * @param results folder for the run's folder
     * @param settings as given with {@code -D}
     */
    public static Ended run(String simulation, Path results, Map<String, String> settings) throws IOException {
        return run(simulation, results, settings, Map.of());
    }

    /**
     * As above, in a JVM that ran others before, as a suite's does: the start of a JVM is most of a short run. For tests of what
     * a simulation does, not of how it starts and ends.
     */
    public static Ended runInSharedJvm(String simulation, Path results, Map<String, String> settings)
            throws IOException {
        SimulationWorker worker = IDLE.poll();
        if (worker == null) {
            worker = new SimulationWorker(java(JVM_ARGS));
        }
        Map<String, String> all = withDefaults(settings);
        all.put("resultsDirectory", results.toString());
        StringBuilder output = new StringBuilder();
        boolean reusable = false;
        try {
            int exitCode = worker.run(simulation, results, all, output, PATIENCE_S);
            reusable = exitCode == 0; // a suite does not use it again either
            return new Ended(exitCode, output.toString(), newestFolder(results));
        } finally {
            if (reusable) {
                IDLE.add(worker);
            } else {
                worker.end();
            }
        }
    }

    /** Runs the simulation of that class name, which is in no particular package. */
    public static Ended runClass(String className, Path results, Map<String, String> settings) throws IOException {
        return run(className, results, settings, Map.of());
    }

    /** As above, with environment variables. */
    public static Ended run(
            String simulation, Path results, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        Path output = Files.createTempFile("simulation", ".txt");
        Process process = start(simulation, results, settings, environment, output);
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        simulation + " did not end within " + PATIENCE_S + " s:\n" + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output), newestFolder(results));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Starts {@code simulation}; both of its output streams go to {@code output}. */
    public static Process start(String simulation, Path results, Map<String, String> settings, Path output)
            throws IOException {
        return start(simulation, results, settings, Map.of(), output);
    }

    /** As above, with environment variables. */
    public static Process start(
            String simulation, Path results, Map<String, String> settings, Map<String, String> environment, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(simulation, results, settings));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** As above, in a JVM with arguments of its own that a command may run. */
    static Process start(
            List<String> prefix,
            List<String> jvmArgs,
            String simulation,
            Path results,
            Map<String, String> settings,
            Path output)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command(jvmArgs, simulation, results, settings));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /**
     * The command line of {@code simulation} in a JVM of its own. It is not warmed up unless {@code settings} say so: only
     * tests of times need that.
     */
    static List<String> command(String simulation, Path results, Map<String, String> settings) {
        return command(JVM_ARGS, simulation, results, settings);
    }

    private static List<String> command(
            List<String> jvmArgs, String simulation, Path results, Map<String, String> settings) {
        List<String> command = java(jvmArgs);
        command.add("-DresultsDirectory=" + results);
        withDefaults(settings).forEach((name, value) -> command.add("-D" + name + "=" + value));
        String className = simulation.contains(".") ? simulation : "simulations." + simulation;
        command.addAll(List.of("io.gatling.app.Gatling", "-s", className, "-rf", results.toString()));
        return command;
    }

    private static List<String> java(List<String> jvmArgs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArgs);
        command.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.prefs.PreferencesFactory=" + NoVersionCheck.class.getName(),
                "-cp",
                System.getProperty("java.class.path")));
        return command;
    }

    private static Map<String, String> withDefaults(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of("clientWarmUp", "false"));
        all.putAll(settings);
        return all;
    }

    /** The folder made last in {@code results}; null if there is none: a simulation that refuses to begin makes none. */
    public static Path newestFolder(Path results) {
        if (!Files.exists(results)) {
            return null;
        }
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(Files::isDirectory)
                    .max(java.util.Comparator.comparing(f -> f.getFileName().toString()))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
