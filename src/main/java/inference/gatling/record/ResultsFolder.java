package inference.gatling.record;

import inference.settings.SettingsException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;

/** The folder that run folders are made in: looked at before anything else, so that no load is sent for nothing. */
public final class ResultsFolder {

    /** Set by the pom to the folder that the Maven plugin lays runs in. */
    static final String PROPERTY = "resultsDirectory";

    private static final String DEFAULT = "target/gatling";
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final long NEEDED_BYTES = 20L * 1024 * 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;

    private ResultsFolder() {}

    /** Where Gatling puts its run folders. */
    public static Path path() {
        return Path.of(System.getProperty(PROPERTY, DEFAULT));
    }

    /**
     * Looks for run folders in the Maven module that {@code simulation} is compiled in, unless {@value #PROPERTY} is set:
     * Maven may have been started elsewhere, such as in the parent of several modules.
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
            // Not a folder of this machine's files: the default stands.
        }
    }

    /**
     * Fails if nothing, or next to nothing, can be written there.
     *
     * @throws SettingsException with what is wrong and what to do
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
