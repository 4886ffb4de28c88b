package inference.gatling.load;

import java.util.OptionalDouble;

/**
 * Search for the highest load that a server sustains: the load is doubled until it is too high or reaches the limit, then
 * bisected. The search ends at once if the first load is too high.
 */
public final class CapacitySearch {

    private final double limit;
    private final double precision;
    private final boolean whole;
    private double next;
    private double borne;
    private double tooMuch = Double.POSITIVE_INFINITY;

    /**
     * @param first first load, above 0
     * @param limit highest load to try, at least {@code first}
     * @param precision difference between the bounds, as a share of the lower one, at which the search ends
     * @param whole whether loads are whole numbers
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

    /** Next load to try; empty when the search is over. */
    public OptionalDouble next() {
        return next > 0 ? OptionalDouble.of(next) : OptionalDouble.empty();
    }

    /** Adds the result for the load of {@link #next()}. */
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

    /** Highest load that was sustained; empty if none was. */
    public OptionalDouble borne() {
        return borne > 0 ? OptionalDouble.of(borne) : OptionalDouble.empty();
    }

    /** Lowest load that was too high; empty if none was. */
    public OptionalDouble tooMuch() {
        return Double.isInfinite(tooMuch) ? OptionalDouble.empty() : OptionalDouble.of(tooMuch);
    }
}
