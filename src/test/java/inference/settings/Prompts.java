package inference.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The prompts of {@code feeders/prompts.csv} by length: header {@code length,prompt}, one prompt a row, several rows a
 * length.
 */
public final class Prompts {

    /** Where the file is among the resources. */
    public static final String FILE = "feeders/prompts.csv";

    private static final List<String> HEADER = List.of("length", "prompt");

    private final Map<String, List<String>> byLength;
    private final String sha256;

    private Prompts(Map<String, List<String>> byLength, String sha256) {
        this.byLength = byLength;
        this.sha256 = sha256;
    }

    /**
     * Reads the feeder.
     *
     * @throws SettingsException if a row cannot be used; names the file and the line
     */
    public static Prompts load() {
        try (InputStream in = Prompts.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new SettingsException("src/test/resources/" + FILE + " is missing");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    static Prompts parse(byte[] bytes) throws IOException {
        Map<String, List<String>> byLength = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(new String(bytes, StandardCharsets.UTF_8), format)) {
            if (!rows.getHeaderNames().equals(HEADER)) {
                throw new SettingsException(
                        FILE + " line 1: the header is " + rows.getHeaderNames() + ", expected " + HEADER);
            }
            for (CSVRecord row : rows) {
                if (row.size() != HEADER.size()
                        || row.get(0).isBlank()
                        || row.get(1).isBlank()) {
                    throw new SettingsException(FILE + " line " + rows.getCurrentLineNumber()
                            + ": expected a length and a prompt, got " + row.toList());
                }
                byLength.computeIfAbsent(row.get(0).strip(), length -> new ArrayList<>())
                        .add(row.get(1));
            }
        } catch (java.io.UncheckedIOException e) {
            throw new SettingsException(FILE + ": " + e.getCause().getMessage());
        }
        if (byLength.isEmpty()) {
            throw new SettingsException(FILE + " has no prompts");
        }
        return new Prompts(byLength, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The lengths there are, in the file's order. */
    public List<String> lengths() {
        return List.copyOf(byLength.keySet());
    }

    /** The prompts of a length. */
    public List<String> ofLength(String length) {
        return byLength.get(length);
    }

    /** Mean characters of the prompts of a length. */
    public int characters(String length) {
        return (int) Math.round(
                ofLength(length).stream().mapToInt(String::length).average().orElseThrow());
    }

    /** Of the file's bytes, in hex. */
    public String sha256() {
        return sha256;
    }
}
