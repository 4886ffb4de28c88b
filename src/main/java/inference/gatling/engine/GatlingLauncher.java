package inference.gatling.engine;

import io.gatling.app.Gatling$;

/** Runs simulations within this JVM, which Gatling's own {@code main} ends after one. */
public final class GatlingLauncher {

    private GatlingLauncher() {}

    /**
     * Runs a simulation to its end, with the JVM's system properties as its settings.
     *
     * @param className of the simulation
     * @param results folder for its run folder
     * @return Gatling's exit code
     */
    public static int run(String className, String results) {
        return Gatling$.MODULE$.fromArgs(new String[] {"-s", className, "-rf", results});
    }
}
