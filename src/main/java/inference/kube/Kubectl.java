package inference.kube;

import inference.settings.SettingsException;
import inference.stream.ErrorText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The installed {@code kubectl}, with the cluster and the account in its configuration. */
record Kubectl(Path executable) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The first {@code kubectl} on {@code path}.
     *
     * @param path folders as in the environment variable PATH
     * @throws SettingsException if there is none
     */
    static Kubectl onPath(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> List.of("kubectl", "kubectl.exe").stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Kubectl::new)
                .orElseThrow(() -> new SettingsException("setting 'kube.service': there is no kubectl on the PATH."
                        + " Install it and configure it for the cluster, or give the server's address with -DbaseUrl"));
    }

    /** Starts kubectl, with its standard error redirected to {@code errors}. */
    Process start(Path errors, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder kubectl = new ProcessBuilder(command).redirectError(errors.toFile());
            kubectl.environment().keySet().removeIf(name -> name.startsWith("LLM_")); // keys are the server's alone
            return kubectl.start();
        } catch (IOException e) {
            throw new SettingsException("cannot run " + executable + ": " + e.getMessage());
        }
    }

    /**
     * Output of a kubectl command.
     *
     * @throws SettingsException if the command fails, with its message, or does not end in time
     */
    String output(String... arguments) {
        String line = "kubectl " + String.join(" ", arguments);
        Path errors = temporaryFile();
        Process process = start(errors, arguments);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            String text = output.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (process.waitFor() == 0) {
                return text;
            }
            throw failed(line, errors);
        } catch (TimeoutException e) {
            throw new SettingsException(line + " does not answer within " + PATIENCE.toSeconds()
                    + " s: is the cluster reachable? Try: kubectl cluster-info");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SettingsException("interrupted while waiting for " + line);
        } catch (ExecutionException e) {
            throw new SettingsException(line + ": " + e.getCause().getMessage());
        } finally {
            process.destroy();
            delete(errors);
        }
    }

    private static String read(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("its output cannot be read: " + e.getMessage(), e);
        }
    }

    /** Exception for a failed command {@code line} that wrote to {@code errors}. */
    static SettingsException failed(String line, Path errors) {
        String words = words(errors);
        String advice = words.contains("NotFound") || words.contains("not found")
                ? "To list them: kubectl get services --all-namespaces"
                : "Is the cluster reachable, and is the account authorised? Try: kubectl cluster-info";
        return new SettingsException(line + " failed: " + words + ". " + advice);
    }

    private static String words(Path errors) {
        try {
            String text = ErrorText.shorten(Files.readString(errors));
            return text.isEmpty() ? "it says nothing" : text.replaceAll("\\.$", "");
        } catch (IOException e) {
            return "its messages cannot be read (" + e.getMessage() + ")";
        }
    }

    static Path temporaryFile() {
        try {
            return Files.createTempFile("kubectl", ".txt");
        } catch (IOException e) {
            throw new SettingsException("cannot create a temporary file for kubectl's messages: " + e.getMessage());
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
