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
 * The prompts of a run by length: those of {@code feeders/prompts.csv}, header {@code length,prompt}, one prompt a row, several
 * rows a length; or those of a file of the user's, which are of the one length {@value #OF_FILE}.
 */
public final class Prompts {

    /** Where the file is among the resources. */
    public static final String FILE = "feeders/prompts.csv";

    /** What the length of all prompts of a file is called. */
    public static final String OF_FILE = "prompts";

    private static final List<String> HEADER = List.of("length", "prompt");

    private final Map<String, List<SamplePrompt>> byLength;

    private Prompts(Map<String, List<SamplePrompt>> byLength) {
        this.byLength = byLength;
    }

    /**
     * Those of {@code feeders/prompts.csv}.
     *
     * @throws SettingsException if a row cannot be used; names the file and the line
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
     * Those of a file of the user's.
     *
     * @throws SettingsException as {@link PromptFile#read}
     */
    public static Prompts ofFile(Feeder feeder) {
        return new Prompts(Map.of(OF_FILE, PromptFile.read(feeder)));
    }

    /**
     * The same, once it is known that the API takes what goes with them.
     *
     * @throws SettingsException if it does not
     */
    public Prompts checkedFor(Dialect dialect, Settings settings) {
        PromptAttachments.check(this, dialect, settings);
        return this;
    }

    /** The lengths there are, in the file's order. */
    public List<String> lengths() {
        return List.copyOf(byLength.keySet());
    }

    /** The prompts of a length. */
    public List<SamplePrompt> ofLength(String length) {
        return byLength.get(length);
    }

    /** Mean characters of the prompts of a length. */
    public int characters(String length) {
        return (int) Math.round(ofLength(length).stream()
                .mapToInt(SamplePrompt::characters)
                .average()
                .orElseThrow());
    }
}
