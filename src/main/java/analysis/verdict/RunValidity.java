package analysis.verdict;

import analysis.summary.samples.Attempts;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Preconditions of a verdict: whether a run can be judged at all. */
final class RunValidity {

    /** Warnings that make a run unfit for conclusions, unless {@code --force} is given. */
    private static final Set<Warning.Kind> UNFIT = EnumSet.of(
            Warning.Kind.RUN_CUT,
            Warning.Kind.INJECTOR_MISSING,
            Warning.Kind.INJECTORS_APART,
            Warning.Kind.CLOCK_SKEW,
            Warning.Kind.ROWS_TRUNCATED,
            Warning.Kind.LOG_MISMATCH,
            Warning.Kind.QUICK_RUN);

    private static final String WARM_UP = "warmupRuns";

    private RunValidity() {}

    /**
     * Reason against judging a run.
     *
     * @param text a sentence
     * @param forceable whether {@code --force} overrides it
     * @param timesOnly whether it concerns times only, so that failures and answers can be judged
     */
    record Objection(String text, boolean forceable, boolean timesOnly) {

        static Objection forceable(String text) {
            return new Objection(text, true, false);
        }

        static Objection fatal(String text) {
            return new Objection(text, false, false);
        }
    }

    /** Reasons against judging {@code run}, except {@link ClientLag}, which spoils only some figures. */
    static List<Objection> objections(RunData run) {
        List<Objection> objections = new ArrayList<>();
        Attempts attempts = Attempts.of(run.cells().values());
        if (attempts.all() == 0) {
            objections.add(Objection.fatal("Nothing was measured in the run."));
        }
        for (Warning warning : run.warnings()) {
            if (UNFIT.contains(warning.kind())) {
                objections.add(Objection.forceable(warning.text()));
            } else if (warning.kind() == Warning.Kind.UNLIKE_INJECTORS) {
                objections.add(Objection.fatal(warning.text()));
            } else if (warning.kind().isOfClient() && warning.kind() != Warning.Kind.CLIENT_LAG) {
                // Times that are wrong in themselves are never worth comparing.
                objections.add(new Objection(warning.text(), false, true));
            }
        }
        if (run.info().settings() != null && "0".equals(run.info().settings().get(WARM_UP))) {
            objections.add(Objection.forceable(
                    "The run had no warm-up (warmupRuns=0), so its first generations measure a cold server. Leave out"
                            + " -DwarmupRuns."));
        }
        return objections;
    }
}
