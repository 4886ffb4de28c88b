package analysis.report.verdict;

import analysis.summary.samples.Counted;
import analysis.verdict.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plan for a terminal: the answer, the option to use, and the numbers that were tried. */
public final class PlanReport {

    private static final long MS_PER_MINUTE = 60_000;

    private PlanReport() {}

    /** Writes {@code plan} as lines; {@code rows} names the pilot's rows. */
    public static List<String> of(Plan plan, Counted rows) {
        List<String> lines = new ArrayList<>();
        if (plan.generations().isPresent()) {
            lines.add("PLAN  " + rows.of(plan.generations().getAsInt()) + " in each series, on both sides"
                    + plan.duration().map(PlanReport::minutes).orElse(""));
            plan.option().ifPresent(option -> lines.add("      run with " + option));
        } else {
            lines.add("PLAN  no number of " + rows.many() + " up to "
                    + plan.steps().get(plan.steps().size() - 1).generations()
                    + " is enough: the server varies too much for the limits of the policy. Widen them, measure"
                    + " fewer series, or use a baseline of five runs (--baseline-runs 5).");
        }
        lines.add("");
        lines.add("Simulated from the pilot, which has " + plan.pilotGenerations() + " in its smallest series:");
        plan.steps()
                .forEach(step -> lines.add(String.format(
                        Locale.ROOT,
                        "  %5d %s: an unchanged server passes in %3.0f %% of verdicts, one series that is %.0f %% slower"
                                + " fails in %3.0f %%",
                        step.generations(),
                        rows.many(),
                        100 * step.passed(),
                        100 * (Plan.REGRESSION - 1),
                        100 * step.found())));
        return lines;
    }

    private static String minutes(Duration duration) {
        return String.format(
                Locale.ROOT,
                "; a run takes ~%.0f min",
                Math.max(1.0, Math.ceil((double) duration.toMillis() / MS_PER_MINUTE)));
    }
}
