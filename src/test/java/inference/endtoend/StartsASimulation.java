package inference.endtoend;

import java.nio.file.Path;
import java.util.Map;

/** Stands for Maven: a Java process that starts a long run and waits for its end. */
final class StartsASimulation {

    private StartsASimulation() {}

    /** Of the run. */
    static Map<String, String> settings(String baseUrl) {
        return Map.of("baseUrl", baseUrl, "api", "openai", "users", "4", "duration", "10m", "warmupRuns", "0");
    }

    /** @param args folder for the run folder, address of the server, file for the output */
    public static void main(String[] args) throws Exception {
        SimulationProcess.start("MultiUser", Path.of(args[0]), settings(args[1]), Path.of(args[2]))
                .waitFor();
    }
}
