package inference.feeders;

import java.util.List;

/** The words of {@code feeders/words.txt}, one a line, that prompts of a wanted length are made of. */
public final class Words {

    /** Where the file is among the resources. */
    public static final String FILE = "feeders/words.txt";

    private Words() {}

    /**
     * The words of a feeder, in its order.
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
