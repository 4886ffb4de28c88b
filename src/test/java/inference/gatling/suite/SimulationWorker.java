package inference.gatling.suite;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The JVM in which a suite runs its scenarios one after the other. It ends when this JVM does: then its orders end. */
public final class SimulationWorker {

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader output;

    /** @param java command line of a JVM, up to the main class */
    public SimulationWorker(List<String> java) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8", ScenarioWorker.class.getName()));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        orders = process.outputWriter(StandardCharsets.UTF_8);
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Runs the simulation to its end and returns its exit code.
     *
     * @param printed receives what it prints
     * @param patienceS seconds after which the JVM is ended
     */
    public int run(String simulation, Path results, Map<String, String> settings, StringBuilder printed, long patienceS)
            throws IOException {
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(patienceS, TimeUnit.SECONDS));
        try {
            orders.write(ScenarioWorker.order(new Scenario(simulation, simulation, settings), results.toString()));
            orders.newLine();
            orders.flush();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                int ended = line.indexOf(ScenarioWorker.ENDED);
                if (ended >= 0) {
                    printed.append(line, 0, ended);
                    return Integer.parseInt(line.substring(ended + ScenarioWorker.ENDED.length()));
                }
                printed.append(line).append('\n');
            }
            throw new IllegalStateException(
                    "the JVM of " + simulation + " ended, or was ended after " + patienceS + " s:\n" + printed);
        } finally {
            limit.cancel(false);
        }
    }

    public void end() {
        process.destroy();
    }
}
