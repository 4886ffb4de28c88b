package analysis.summary;

import java.math.BigDecimal;
import java.util.Optional;
import run.RunInfo.Series;

/**
 * Load that a series puts on the server; one of both is present.
 *
 * @param users concurrent users of a closed profile
 * @param ratePerS arrivals per second of an open profile
 */
public record Load(Optional<Integer> users, Optional<Double> ratePerS) implements Comparable<Load> {

    static Load ofUsers(int users) {
        return new Load(Optional.of(users), Optional.empty());
    }

    static Load ofRate(double perS) {
        return new Load(Optional.empty(), Optional.of(perS));
    }

    /** Empty if the series does not say. */
    public static Optional<Load> of(Series series) {
        return series.users() != null
                ? Optional.of(ofUsers(series.users()))
                : Optional.ofNullable(series.ratePerS()).map(Load::ofRate);
    }

    /** Users, or arrivals per second. */
    public double amount() {
        return users.map(Integer::doubleValue).or(() -> ratePerS).orElseThrow();
    }

    /** The amount without needless decimals: {@code 4}, {@code 2.5}. */
    public String text() {
        return users.map(String::valueOf)
                .orElseGet(
                        () -> BigDecimal.valueOf(amount()).stripTrailingZeros().toPlainString());
    }

    /** {@code users=4}, {@code rate=2.5/s}. */
    public String name() {
        return users.isPresent() ? "users=" + text() : "rate=" + text() + "/s";
    }

    /** Users before arrivals, each ascending. */
    @Override
    public int compareTo(Load other) {
        return users.isPresent() == other.users.isPresent()
                ? Double.compare(amount(), other.amount())
                : users.isPresent() ? -1 : 1;
    }
}
