package inference.kube;

import inference.settings.SettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code kubectl port-forward}, which ends with this JVM at the latest. */
final class PortForward implements Runnable {

    private static final Pattern FORWARDING = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) .*");
    private static final long PATIENCE_S = 30;

    private final Process process;
    private final Path errors;
    private final int localPort;

    private PortForward(Process process, Path errors, int localPort) {
        this.process = process;
        this.errors = errors;
        this.localPort = localPort;
    }

    /**
     * Opens a port-forward from a free local port; returns when it accepts connections.
     *
     * @throws SettingsException if kubectl does not open it
     */
    static PortForward open(Kubectl kubectl, KubeService service, int servicePort) {
        String[] arguments = {
            "port-forward",
            "--namespace",
            service.namespace(),
            "--address",
            "127.0.0.1",
            "service/" + service.name(),
            ":" + servicePort
        };
        Path errors = Kubectl.temporaryFile();
        Process process = kubectl.start(errors, arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "port-forward-shutdown"));
        try {
            return new PortForward(
                    process, errors, localPort(process, "kubectl " + String.join(" ", arguments), errors));
        } catch (RuntimeException e) {
            process.destroy();
            Kubectl.delete(errors);
            throw e;
        }
    }

    private static int localPort(Process process, String line, Path errors) {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> readOutput(process, port), "port-forward");
        reader.setDaemon(true);
        reader.start();
        try {
            int found = port.get(PATIENCE_S, TimeUnit.SECONDS);
            if (found > 0) {
                return found;
            }
            process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
            throw Kubectl.failed(line, errors);
        } catch (TimeoutException e) {
            throw new SettingsException(
                    line + " does not forward within " + PATIENCE_S + " s: are the service's pods running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SettingsException("interrupted while waiting for " + line);
        } catch (ExecutionException e) {
            throw new SettingsException(line + ": " + e.getCause().getMessage());
        }
    }

    /** Reads all output: kubectl writes a line for each connection and would block on a full pipe. */
    private static void readOutput(Process process, CompletableFuture<Integer> port) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = FORWARDING.matcher(line);
                if (matcher.matches()) {
                    port.complete(Integer.valueOf(matcher.group(1)));
                }
            }
            port.complete(0);
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    int localPort() {
        return localPort;
    }

    /** Closes the port-forward. */
    @Override
    public void run() {
        process.destroy();
        Kubectl.delete(errors);
    }
}
