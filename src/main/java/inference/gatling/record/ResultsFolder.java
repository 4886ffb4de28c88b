package inference.gatling.record;

import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder that run folders are made in: looked at before anything else, so that no load is sent for nothing. */
public final class ResultsFolder {

    /** Set by the pom to the folder that the Maven plugin lays runs in. */
    static final String PROPERTY = "resultsDirectory";

    private static final String DEFAULT = "target/gatling";
    private static final long NEEDED_BYTES = 20L * 1024 * 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;

    private ResultsFolder() {}

    /** Where Gatling puts its run folders. */
    public static Path path() {
        return Path.of(System.getProperty(PROPERTY, DEFAULT));
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
                        "the disk of %s is nearly full: %.1f MiB are free, a run needs at least %.0f MiB. Free some, or"
                                + " prune old runs",
                        folder,
                        freeBytes / BYTES_PER_MIB,
                        NEEDED_BYTES / BYTES_PER_MIB));
            }
        } catch (IOException e) {
            throw new SettingsException("the run's records cannot be written into " + folder + ": " + e
                    + ". Make it writable for this user");
        }
    }
}
