package inference.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Detection of misspelt names by the Levenshtein distance. */
public final class Spelling {

    private static final int NEAR = 2;
    /** Of shorter names, which resemble too many others, only the singular or plural counts. */
    private static final int SHORTEST = 5;

    private Spelling() {}

    /** Whether {@code name} is likely a misspelling of {@code known}. */
    private static boolean isNear(String name, String known) {
        return name.length() >= SHORTEST
                ? distance(name, known) <= NEAR
                : known.equalsIgnoreCase(name + "s") || name.equalsIgnoreCase(known + "s");
    }

    /** The known name of which {@code name} is likely a misspelling. */
    static Optional<String> nearest(String name, Stream<String> known) {
        return known.filter(each -> isNear(name, each)).min(Comparator.comparingInt(each -> distance(name, each)));
    }

    /** Levenshtein distance: number of insertions, deletions and replacements, ignoring case. */
    public static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
