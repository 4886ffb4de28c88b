package analysis.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Linear or logarithmic mapping of an axis' values to positions, with ticks at 1, 2 and 5 times a power of ten.
 *
 * @param from value at {@code start}; greater than 0 if {@code logarithmic}
 * @param to value at {@code end}; greater than {@code from}
 */
record Scale(double from, double to, double start, double end, boolean logarithmic) {

    private static final double[] STEPS = {1, 2, 5, 10};
    private static final double[] MANTISSAS = {1, 2, 5};
    private static final double ROUNDING = 1e-9;

    Scale {
        if (!(to > from) || logarithmic && !(from > 0)) {
            throw new IllegalArgumentException("no scale from " + from + " to " + to);
        }
    }

    /** Linear scale from 0 to the first tick at or above {@code max}. */
    static Scale fromZero(double max, int ticks, double start, double end) {
        double top = max > 0 ? max : 1;
        double step = step(top, ticks);
        return new Scale(0, Math.ceil(top / step - ROUNDING) * step, start, end, false);
    }

    /** Linear scale from the last tick at or below {@code min} to the first at or above {@code max}. */
    static Scale betweenTicks(double min, double max, int ticks, double start, double end) {
        double top = max > min ? max : min + 1;
        double step = step(top - min, ticks);
        return new Scale(
                Math.floor(min / step + ROUNDING) * step, Math.ceil(top / step - ROUNDING) * step, start, end, false);
    }

    /** Logarithmic scale from the last of 1, 2 and 5 times a power of ten at or below {@code min} to the first at or above {@code max}. */
    static Scale logarithmic(double min, double max, double start, double end) {
        return new Scale(below(min), 1 / below(1 / (max > min ? max : min * 10)), start, end, true);
    }

    /** Largest 1, 2 or 5 times a power of ten that is at most {@code value}. The reciprocal of such a number is another one. */
    private static double below(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + ROUNDING));
        double below = power;
        for (double mantissa : MANTISSAS) {
            below = mantissa * power <= value * (1 + ROUNDING) ? mantissa * power : below;
        }
        return below;
    }

    double position(double value) {
        double share = logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return start + share * (end - start);
    }

    /** Tick values within the scale, ascending; about {@code count} at most. */
    List<Double> ticks(int count) {
        return logarithmic ? logarithmicTicks(count) : linearTicks(count);
    }

    private List<Double> linearTicks(int count) {
        double step = step(to - from, count);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - ROUNDING); i * step <= to + step * ROUNDING; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** All 1, 2 and 5 times a power of ten within the scale, or every n-th of them. */
    private List<Double> logarithmicTicks(int count) {
        List<Double> all = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(from)); Math.pow(10, exponent) <= to; exponent++) {
            for (double mantissa : MANTISSAS) {
                double tick = mantissa * Math.pow(10, exponent);
                if (tick >= from * (1 - ROUNDING) && tick <= to * (1 + ROUNDING)) {
                    all.add(tick);
                }
            }
        }
        int every = Math.max(1, (all.size() + count - 1) / count);
        return IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Smallest 1, 2 or 5 times a power of ten that divides {@code length} into at most {@code count} parts. */
    private static double step(double length, int count) {
        double least = length / count;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least * (1 - ROUNDING)) {
                return step * power;
            }
        }
        throw new IllegalArgumentException("no step for " + length);
    }
}
