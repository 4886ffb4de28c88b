package analysis.verdict.policy;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Largest allowed change of a figure from the baseline.
 *
 * @param direction in which the change is limited
 * @param share allowed change relative to the baseline: 0.2 is 20 %; below 1 unless {@link Direction#UP}
 */
public record Limit(Direction direction, double share) {

    private static final int DIGITS = 6; // more are rounding errors of the division by 100

    /** Direction in which a change is limited. */
    public enum Direction {
        UP("+"),
        DOWN("-"),
        EITHER("±");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        /** Sign as written in a policy. */
        public String sign() {
            return sign;
        }
    }

    public Limit {
        if (!(share > 0) || direction != Direction.UP && share >= 1) {
            throw new IllegalArgumentException("limit " + direction.sign() + share);
        }
    }

    /** Limit on ln(current / baseline) for growth; above 0, infinite if growth is not limited. */
    public double logUp() {
        return direction == Direction.DOWN ? Double.POSITIVE_INFINITY : Math.log1p(share);
    }

    /** Limit on ln(baseline / current) for shrinking; above 0, infinite if shrinking is not limited. */
    public double logDown() {
        return direction == Direction.UP ? Double.POSITIVE_INFINITY : -Math.log1p(-share);
    }

    /** Text as written in a policy: {@code +20 %}, {@code -0.05 %}. */
    public String text() {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).round(new MathContext(DIGITS));
        return direction.sign() + percent.stripTrailingZeros().toPlainString() + " %";
    }
}
