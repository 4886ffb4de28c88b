package analysis.summary.targets;

import java.util.Locale;

/** Rating of a figure by its target, best first. */
public enum Rating {
    TARGET,
    GOOD,
    WARNING,
    CRITICAL;

    /** Word in files and reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
