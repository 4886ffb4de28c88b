package analysis.summary.comparison;

import analysis.stats.Metric.Better;

/** Direction of a figure's change, where the samples distinguish it from chance. */
public enum Effect {
    WORSE("worse"),
    /** The interval includes no change, or there is no interval. */
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
