package inference.gatling.record;

import io.gatling.core.Predef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import run.RunInfo.Environment;

/** Description of the machine and JVM that generate the load. */
public final class EnvironmentFacts {

    private static final long GIT_PATIENCE_S = 2;

    private EnvironmentFacts() {}

    /** Environment of this JVM and machine; {@code injector} is this load generator's name among several. */
    public static Environment collect(String injector) {
        Runtime runtime = Runtime.getRuntime();
        return new Environment(
                host(),
                injector,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() / (1024 * 1024),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                implementationVersion(Predef.class),
                "llm-perf " + System.getProperty("toolVersion", "development"),
                gitCommit(),
                null);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown"; // a host without a resolvable name
        }
    }

    private static String implementationVersion(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** Commit checked out in the working directory; null outside a checkout or without git. */
    private static String gitCommit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!git.waitFor(GIT_PATIENCE_S, TimeUnit.SECONDS) || git.exitValue() != 0) {
                git.destroy();
                return null;
            }
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return null; // git is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
