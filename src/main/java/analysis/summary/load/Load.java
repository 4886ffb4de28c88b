package analysis.summary.load;

import java.math.BigDecimal;
import java.util.Optional;
import run.RunInfo.Series;

/**
 * Load that a series puts on the server, as users or as a rate.
 *
 * @param users concurrent users of a closed profile
 * @param ratePerS arrivals per second of an open profile
 */
public record Load(Optional<Integer> users, Optional<Double> ratePerS) implements Comparable<Load> {

    public static Load ofUsers(int users) {
        return new Load(Optional.of(users), Optional.empty());
    }

    public static Load ofRate(double perS) {
        return new Load(Optional.empty(), Optional.of(perS));
    }

    /** Load of a series; empty if it states none. */
    public static Optional<Load> of(Series series) {
        return series.users() != null
                ? Optional.of(ofUsers(series.users()))
                : Optional.ofNullable(series.ratePerS()).map(Load::ofRate);
    }

    /** Number of users, or arrivals per second. */
    public double amount() {
        return users.map(Integer::doubleValue).or(() -> ratePerS).orElseThrow();
    }

    /** Amount without needless decimals: {@code 4}, {@code 2.5}. */
    public String text() {
        return users.map(String::valueOf)
                .orElseGet(
                        () -> BigDecimal.valueOf(amount()).stripTrailingZeros().toPlainString());
    }

    /** Name of the level: {@code users=4}, {@code rate=2.5/s}. */
    public String name() {
        return users.isPresent() ? "users=" + text() : "rate=" + text() + "/s";
    }

    /** Orders users before rates, each ascending. */
    @Override
    public int compareTo(Load other) {
        return users.isPresent() == other.users.isPresent()
                ? Double.compare(amount(), other.amount())
                : users.isPresent() ? -1 : 1;
    }
}
