package analysis.stats;

/**
 * Smallest sample that is judged by a word, such as "poor" or "on target". With fewer values, the word is marked, and nothing is
 * concluded from it.
 *
 * <p>Of five values, the smallest and the largest have the median of all between them with a probability of 1 - 2 / 2<sup>5</sup> = 94 %;
 * with two values it is 50 % (David and Nagaraja, Order Statistics, 3rd ed., 7.1).
 */
public final class EnoughToRate {

    /** Fewest values. */
    public static final int FEWEST = 5;

    private EnoughToRate() {}

    public static boolean isMet(long values) {
        return values >= FEWEST;
    }
}
