package analysis.verdict.policy;

import java.util.Locale;

/**
 * How far a figure may move from the baseline.
 *
 * @param direction which way it may not move further
 * @param share the change allowed, as a share of the baseline: 0.2 is 20 %; for {@link Direction#DOWN} below 1
 */
public record Limit(Direction direction, double share) {

    /** Which way a change counts. */
    public enum Direction {
        UP("+"),
        DOWN("-"),
        EITHER("±");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        /** As written in a policy. */
        public String sign() {
            return sign;
        }
    }

    public Limit {
        if (!(share > 0) || direction != Direction.UP && share >= 1) {
            throw new IllegalArgumentException("limit " + direction.sign() + share);
        }
    }

    /** The limit on the logarithm of current / baseline in the direction of growth, above 0; infinite if there is none. */
    public double logUp() {
        return direction == Direction.DOWN ? Double.POSITIVE_INFINITY : Math.log1p(share);
    }

    /** The limit on the logarithm of baseline / current: of shrinking; above 0, infinite if there is none. */
    public double logDown() {
        return direction == Direction.UP ? Double.POSITIVE_INFINITY : -Math.log1p(-share);
    }

    /** As written in a policy: {@code +20 %}. */
    public String text() {
        String number = String.format(Locale.ROOT, "%.1f", share * 100);
        return direction.sign() + (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }
}
