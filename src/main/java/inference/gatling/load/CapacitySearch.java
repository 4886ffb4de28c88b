package inference.gatling.load;

import java.util.OptionalDouble;

/**
 * Searches the highest load that a server bears: doubles it until it is too much or the limit is reached, then bisects
 * between the highest that was borne and the lowest that was not. Gives up at once if the first is too much.
 */
public final class CapacitySearch {

    private final double limit;
    private final double precision;
    private final boolean whole;
    private double next;
    private double borne;
    private double tooMuch = Double.POSITIVE_INFINITY;

    /**
     * @param first load to begin with, greater than 0
     * @param limit load never to go beyond, at least {@code first}
     * @param precision ends the search when the two bounds differ by no more than this share of the lower one
     * @param whole whether loads are whole numbers, which then differ by 1 at least
     */
    public CapacitySearch(double first, double limit, double precision, boolean whole) {
        if (!(first > 0 && limit >= first && precision > 0)) {
            throw new IllegalArgumentException("cannot search from " + first + " to " + limit + " within " + precision);
        }
        this.next = first;
        this.limit = limit;
        this.precision = precision;
        this.whole = whole;
    }

    /** The load to try; empty when the search is over. */
    public OptionalDouble next() {
        return next > 0 ? OptionalDouble.of(next) : OptionalDouble.empty();
    }

    /** Tells how the load of {@link #next()} was borne. */
    public void tried(boolean met) {
        if (met) {
            borne = next;
        } else {
            tooMuch = next;
        }
        next = following();
    }

    private double following() {
        if (Double.isInfinite(tooMuch)) {
            return borne >= limit ? 0 : Math.min(2 * borne, limit);
        }
        double gap = tooMuch - borne;
        if (borne == 0 || gap <= Math.max(precision * borne, whole ? 1 : 0)) {
            return 0;
        }
        double middle = borne + gap / 2;
        return whole ? Math.floor(middle) : middle;
    }

    /** The highest load that was borne; empty if none was. */
    public OptionalDouble borne() {
        return borne > 0 ? OptionalDouble.of(borne) : OptionalDouble.empty();
    }

    /** The lowest load that was too much; empty if none was, so that the limit was reached. */
    public OptionalDouble tooMuch() {
        return Double.isInfinite(tooMuch) ? OptionalDouble.empty() : OptionalDouble.of(tooMuch);
    }
}
