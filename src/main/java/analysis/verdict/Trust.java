package analysis.verdict;

import analysis.summary.RunData;
import analysis.summary.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a run can be judged at all. */
final class Trust {

    /** What makes them unfit for conclusions, unless one knows better. */
    private static final Set<Warning.Kind> UNFIT = EnumSet.of(
            Warning.Kind.RUN_CUT, Warning.Kind.ROWS_TRUNCATED, Warning.Kind.LOG_MISMATCH, Warning.Kind.QUICK_RUN);

    private static final String WARM_UP = "warmupRuns";

    private Trust() {}

    /**
     * A reason against judging a run.
     *
     * @param text a sentence
     * @param forceable whether {@code --force} overrides it
     */
    record Objection(String text, boolean forceable) {}

    static List<Objection> objections(RunData run) {
        List<Objection> objections = new ArrayList<>();
        if (run.cells().isEmpty()) {
            objections.add(new Objection("The run has no measured generation.", false));
        }
        for (Warning warning : run.warnings()) {
            if (makesWrong(warning.kind()) || UNFIT.contains(warning.kind())) {
                objections.add(new Objection(warning.text(), UNFIT.contains(warning.kind())));
            }
        }
        if (run.info().settings() != null && "0".equals(run.info().settings().get(WARM_UP))) {
            objections.add(new Objection(
                    "The run had no warm-up (warmupRuns=0), so its first generations measure a cold server.", true));
        }
        return objections;
    }

    /** What makes the figures themselves wrong: no one can want to compare them. */
    private static boolean makesWrong(Warning.Kind kind) {
        return kind.isOfClient() || kind == Warning.Kind.UNLIKE_INJECTORS;
    }
}
