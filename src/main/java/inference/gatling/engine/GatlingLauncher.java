package inference.gatling.engine;

import io.gatling.app.Gatling$;

/** Launcher that runs several simulations in one JVM; Gatling's own {@code main} exits after one. */
public final class GatlingLauncher {

    private GatlingLauncher() {}

    /**
     * Runs a simulation to its end, with the JVM's system properties as its settings.
     *
     * @param className fully qualified name of the simulation class
     * @param results folder in which the run folder is created
     * @return Gatling's exit code
     */
    public static int run(String className, String results) {
        return Gatling$.MODULE$.fromArgs(new String[] {"-s", className, "-rf", results});
    }
}
