package analysis.summary.comparison;

import analysis.stats.Metric.Better;

/** Which way a figure has gone, as far as the samples tell it from chance. */
public enum Effect {
    WORSE("worse"),
    /** The interval holds no change at all, or there is none. */
    NOT_SHOWN("not shown"),
    BETTER("better");

    private final String text;

    Effect(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Effect of(ComparedFigure figure, Change change) {
        if (change.interval().filter(Change.Interval::excludesNoChange).isEmpty()) {
            return NOT_SHOWN;
        }
        return (change.pct() > 0) == (figure.better() == Better.HIGHER) ? BETTER : WORSE;
    }
}
