package inference.feeders;

import inference.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of test data: prompts, cases, conversations. Whatever in it cannot be used is named by file and line. */
public final class Feeder {

    private static final String RESOURCES = "src/test/resources/";

    private final String name;
    private final byte[] bytes;

    private Feeder(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * Reads a feeder.
     *
     * @param name path of a file, or of a resource such as {@code feeders/prompts.csv}; a file comes first
     * @throws SettingsException if there is neither
     */
    public static Feeder load(String name) {
        Path file = Path.of(name);
        try (InputStream resource = Feeder.class.getResourceAsStream("/" + name)) {
            if (Files.isRegularFile(file)) {
                return new Feeder(name, Files.readAllBytes(file));
            }
            if (resource == null) {
                throw new SettingsException("there is no feeder '" + name + "': neither the file "
                        + file.toAbsolutePath() + " nor " + RESOURCES + name);
            }
            return new Feeder(name, resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the feeder " + name, e);
        }
    }

    /** A feeder of that content. */
    static Feeder of(String name, String content) {
        return new Feeder(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** As it was given, for messages and records. */
    public String name() {
        return name;
    }

    /** The content, which is UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Of the file's bytes, in hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The error for a place that cannot be used.
     *
     * @param line from 1
     * @param problem what is there and what was expected
     */
    public SettingsException broken(long line, String problem) {
        return new SettingsException(name + " line " + line + ": " + problem);
    }

    /** The error for a file that cannot be used as a whole. */
    public SettingsException broken(String problem) {
        return new SettingsException(name + ": " + problem);
    }
}
