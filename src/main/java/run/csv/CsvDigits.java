package run.csv;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Fast parsers of numbers and times in the form that this tool writes, straight from characters. Any other form gives
 * {@link #NONE} or NaN and is left to the general parsers.
 */
public final class CsvDigits {

    static final int NONE = -1;

    /**
     * Fifteen digits and powers of ten up to 1e22 are exact as doubles, so that their quotient is rounded only once.
     */
    private static final int MOST_DIGITS = 15;

    private static final int MOST_WHOLE_DIGITS = 9;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };
    private static final char[] TIMESTAMP = "0000-00-00T00:00:00.000Z".toCharArray();

    private CsvDigits() {}

    /** Whole number of at most nine digits. */
    public static int whole(char[] text, int from, int to) {
        if (to - from > MOST_WHOLE_DIGITS) {
            return NONE;
        }
        int value = from < to ? 0 : NONE;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /**
     * Decimal number, equal to the result of {@link Double#parseDouble}; NaN for all but digits with at most one point
     * among them.
     */
    static double decimal(char[] text, int from, int to) {
        if (to - from > MOST_DIGITS) {
            return Double.NaN;
        }
        long digits = 0;
        int point = to - 1;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (text[i] == '.' && point == to - 1 && i > from && i < to - 1) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        return from < to ? digits / POWERS[to - 1 - point] : Double.NaN;
    }

    /** Epoch ms of a time such as 2026-01-31T12:00:00.000Z. */
    static long timestampMs(char[] text, int from, int to) {
        if (to - from != TIMESTAMP.length) {
            return NONE;
        }
        for (int i = 0; i < TIMESTAMP.length; i++) {
            char c = text[from + i];
            if (TIMESTAMP[i] == '0' ? c < '0' || c > '9' : c != TIMESTAMP[i]) {
                return NONE;
            }
        }
        int year = whole(text, from, from + 4);
        int month = whole(text, from + 5, from + 7);
        int day = whole(text, from + 8, from + 10);
        int hour = whole(text, from + 11, from + 13);
        int minute = whole(text, from + 14, from + 16);
        int second = whole(text, from + 17, from + 19);
        boolean exists = year >= 1970
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth()
                && hour < 24
                && minute < 60
                && second < 60;
        return exists
                ? ((LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 60 + minute) * 60_000
                        + second * 1000L
                        + whole(text, from + 20, from + 23)
                : NONE;
    }
}
