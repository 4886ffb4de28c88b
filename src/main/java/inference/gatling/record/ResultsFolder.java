package inference.gatling.record;

import inference.settings.SettingsException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;

/** Folder that contains the run folders; checked first, so that no load is sent whose records cannot be written. */
public final class ResultsFolder {

    /** System property with the Maven plugin's results folder; set in the pom. */
    static final String PROPERTY = "resultsDirectory";

    private static final String DEFAULT = "target/gatling";
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final long NEEDED_BYTES = 20L * 1024 * 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;

    private ResultsFolder() {}

    /** Folder in which Gatling creates run folders. */
    public static Path path() {
        return Path.of(System.getProperty(PROPERTY, DEFAULT));
    }

    /**
     * Uses the Maven module in which {@code simulation} is compiled, unless {@value #PROPERTY} is set: Maven may have been
     * started in the parent of several modules.
     */
    public static void inModuleOf(Class<?> simulation) {
        CodeSource source = simulation.getProtectionDomain().getCodeSource();
        if (System.getProperty(PROPERTY) != null || source == null) {
            return;
        }
        try {
            Path classes = Path.of(source.getLocation().toURI());
            if (classes.endsWith(TEST_CLASSES)) {
                System.setProperty(PROPERTY, classes.resolveSibling("gatling").toString());
            }
        } catch (URISyntaxException | FileSystemNotFoundException e) {
            // The class does not come from a local folder: keep the default.
        }
    }

    /**
     * Checks that the folder is writable and has 20 MiB of free space.
     *
     * @throws SettingsException if not; the message says what to do
     */
    public static void check() {
        Path folder = path().toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Path trial = Files.createTempFile(folder, "writable", "");
            Files.delete(trial);
            long freeBytes = Files.getFileStore(folder).getUsableSpace();
            if (freeBytes < NEEDED_BYTES) {
                throw new SettingsException(String.format(
                        Locale.ROOT,
                        "the disk of %s is nearly full: %.1f MiB are free, but a run needs at least %.0f MiB."
                                + " Free some space, or prune old runs",
                        folder,
                        freeBytes / BYTES_PER_MIB,
                        NEEDED_BYTES / BYTES_PER_MIB));
            }
        } catch (IOException e) {
            throw new SettingsException("the run's records cannot be written into " + folder + ": " + e
                    + ". Make it writable by this user");
        }
    }
}
