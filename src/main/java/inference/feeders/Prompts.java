package inference.feeders;

import inference.feeders.CsvFeeder.Row;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The prompts of {@code feeders/prompts.csv} by length: header {@code length,prompt}, one prompt a row, several rows a
 * length.
 */
public final class Prompts {

    /** Where the file is among the resources. */
    public static final String FILE = "feeders/prompts.csv";

    private static final List<String> HEADER = List.of("length", "prompt");

    private final Map<String, List<String>> byLength = new LinkedHashMap<>();

    /**
     * @throws SettingsException if a row cannot be used; names the file and the line
     */
    public Prompts(Feeder feeder) {
        for (Row row : CsvFeeder.rows(feeder, HEADER)) {
            byLength.computeIfAbsent(row.text("length"), length -> new ArrayList<>())
                    .add(row.text("prompt"));
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
}
