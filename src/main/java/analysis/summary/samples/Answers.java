package analysis.summary.samples;

import analysis.stats.CountTest;
import java.util.OptionalDouble;
import run.Correctness;

/**
 * Counts of answers that were checked against what their prompts expect.
 *
 * @param sampleWrong expectation that one of the wrong answers missed; data, so escape it for output. Empty if there is
 *     none
 */
public record Answers(long right, long wrong, String sampleWrong) {

    public static final Answers NONE = new Answers(0, 0, "");

    private static final double TAIL = 0.025;

    /** Count of one generation. */
    static Answers of(Correctness answer, String message) {
        return switch (answer) {
            case UNCHECKED -> NONE;
            case RIGHT -> new Answers(1, 0, "");
            case WRONG -> new Answers(0, 1, message);
        };
    }

    public Answers plus(Answers other) {
        ErrorCount both = new ErrorCount(wrong, sampleWrong).plus(new ErrorCount(other.wrong, other.sampleWrong));
        return new Answers(right + other.right, both.count(), both.sampleMessage());
    }

    public long checked() {
        return right + wrong;
    }

    /** Share of right answers, percent; absent if none was checked. */
    public OptionalDouble rightPct() {
        return checked() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * right / checked());
    }

    /** Lower limit of the 95 % interval of {@link #rightPct()} (Clopper and Pearson). */
    public double lowPct() {
        return 100 * (1 - wrongOnes().high(TAIL));
    }

    /** Upper limit, likewise. */
    public double highPct() {
        return 100 * (1 - wrongOnes().low(TAIL));
    }

    private CountTest wrongOnes() {
        return new CountTest(0, 0, Math.toIntExact(wrong), Math.toIntExact(checked()));
    }
}
