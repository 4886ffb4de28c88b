package analysis.summary.targets;

import java.util.Locale;

/** How a figure does against its target, the best first. */
public enum Rating {
    TARGET,
    GOOD,
    WARNING,
    CRITICAL;

    /** The word in files and reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
