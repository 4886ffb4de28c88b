package inference.feeders;

import inference.dialect.Dialect;
import inference.feeders.CsvFeeder.Row;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prompts of a run by length: the built-in ones of {@code feeders/prompts.csv} (header {@code length,prompt}), or those of a
 * user's file, all of which have the length {@value #OF_FILE}.
 */
public final class Prompts {

    /** Resource path of the built-in prompts. */
    public static final String FILE = "feeders/prompts.csv";

    /** Length of all prompts of a user's file. */
    public static final String OF_FILE = "prompts";

    private static final List<String> HEADER = List.of("length", "prompt");

    private final Map<String, List<SamplePrompt>> byLength;

    private Prompts(Map<String, List<SamplePrompt>> byLength) {
        this.byLength = byLength;
    }

    /**
     * Prompts of {@code feeders/prompts.csv}.
     *
     * @throws SettingsException if a row is invalid; names the file and the line
     */
    public static Prompts byLength(Feeder feeder) {
        Map<String, List<SamplePrompt>> byLength = new LinkedHashMap<>();
        for (Row row : CsvFeeder.rows(feeder, HEADER)) {
            byLength.computeIfAbsent(row.text("length"), length -> new ArrayList<>())
                    .add(SamplePrompt.of(row.text("prompt")));
        }
        return new Prompts(byLength);
    }

    /**
     * Prompts of a user's file; see {@link PromptFile}.
     *
     * @throws SettingsException if a line is invalid; names the file and the line
     */
    public static Prompts ofFile(Feeder feeder) {
        return new Prompts(Map.of(OF_FILE, PromptFile.read(feeder)));
    }

    /**
     * These prompts, after checking that the API accepts their attachments.
     *
     * @throws SettingsException if it does not
     */
    public Prompts checkedFor(Dialect dialect, Settings settings) {
        PromptAttachments.check(this, dialect, settings);
        return this;
    }

    /** Names of the lengths, in file order. */
    public List<String> lengths() {
        return List.copyOf(byLength.keySet());
    }

    /** Prompts of a length. */
    public List<SamplePrompt> ofLength(String length) {
        return byLength.get(length);
    }

    /** Mean number of characters of the prompts of a length. */
    public int characters(String length) {
        return (int) Math.round(ofLength(length).stream()
                .mapToInt(SamplePrompt::characters)
                .average()
                .orElseThrow());
    }
}
