package analysis.report.sections;

import analysis.report.text.Decimal;

/** Numbers in running text. */
final class Numbers {

    private Numbers() {}

    /** A time in ms with three significant digits or all whole ones. */
    static String ms(double value) {
        if (value >= 100) {
            return Decimal.fixed(value, 0);
        }
        return Decimal.fixed(value, value >= 10 ? 1 : 2);
    }

    /** Of words that say something: {@code memory grows} is {@code Memory grows.} */
    static String sentence(String words) {
        return capitalised(words) + ".";
    }

    static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
