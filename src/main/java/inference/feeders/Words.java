package inference.feeders;

import java.util.List;

/** Words of {@code feeders/words.txt}, one per line, from which prompts of a given length are made. */
public final class Words {

    /** Resource path of the file. */
    public static final String FILE = "feeders/words.txt";

    private Words() {}

    /**
     * Words of a feeder, in file order.
     *
     * @throws inference.settings.SettingsException if a line is not one word
     */
    public static List<String> of(Feeder feeder) {
        List<String> words = feeder.text().lines().map(String::strip).toList();
        if (words.isEmpty()) {
            throw feeder.broken("has no words");
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).isEmpty() || words.get(i).chars().anyMatch(Character::isWhitespace)) {
                throw feeder.broken(i + 1L, "expected one word, got '" + words.get(i) + "'");
            }
        }
        return words;
    }
}
