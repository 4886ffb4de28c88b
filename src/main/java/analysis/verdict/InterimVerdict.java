package analysis.verdict;

import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.Difference;
import analysis.verdict.baseline.Fingerprint;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import run.Cell;
import run.RunInfo;

/**
 * Sequential test during a run: whether its figures are already decided, so that it can stop early.
 *
 * <p>Repeated looks at chance raise false alarms, so the false-alarm probability is spent in parts (Lan and DeMets, Biometrika 70, 1983):
 * {@value #LOOKS_SHARE} of it on the looks at all series together, in equal parts, which is valid under any dependence (Bonferroni), and
 * the rest on the final verdict. A series stops with a FAIL only at the level of a look. It stops with another level only if the final
 * verdict on the same values would not be a FAIL.
 */
public final class InterimVerdict {

    /** Setting that enables it: the name of the baseline. */
    public static final String SETTING = "untilDecided";

    /** Number of looks at each series, at equal intervals, not counting its end. */
    public static final int LOOKS = 7;

    private static final double LOOKS_SHARE = 0.25;

    /** Share of a series that must be done before it is given up; earlier, the needed generations are too uncertain. */
    private static final double ENOUGH_TO_GIVE_UP = 0.5;

    /** Multiple of a series' generations beyond which a needed number is out of reach. */
    private static final double OUT_OF_REACH = 2;

    private final Policy look;
    private final Policy end;
    private final List<RunSamples> baseline;

    /** @param series number of series looked at, one after the other; at least 1 */
    InterimVerdict(Policy policy, List<RunSamples> baseline, int series) {
        this.look = policy.spending(LOOKS_SHARE / (LOOKS * series));
        this.end = atEnd(policy);
        this.baseline = baseline;
    }

    /** Interim verdict against the stable runs of {@code baseline}. */
    public static InterimVerdict of(Policy policy, Baseline baseline, int series) {
        return new InterimVerdict(policy, StableRuns.of(baseline, policy).runs(), series);
    }

    /** Differences that make a run about to start incomparable with {@code baseline}. */
    public static List<String> unlike(Baseline baseline, RunInfo info) {
        return Difference.between(baseline.fingerprint(), Fingerprint.of(info)).stream()
                .map(Difference::text)
                .toList();
    }

    /** Policy with the false-alarm probability left for the final verdict. */
    static Policy atEnd(Policy policy) {
        return policy.spending(1 - LOOKS_SHARE);
    }

    /** Policy by which a finished run is judged: that {@link #atEnd} if there were looks. */
    static Policy of(Policy policy, RunInfo info) {
        return info.settings() != null && info.settings().containsKey(SETTING) ? atEnd(policy) : policy;
    }

    /**
     * Looks at a series in progress.
     *
     * @param run the run so far
     * @param series selects the cells of the series
     * @param share of the series that is done, 0 to 1
     * @return why it can stop; empty if it has to go on
     */
    public Optional<String> ends(RunData run, Predicate<Cell> series, double share) {
        return ends(RunSamples.of(run, end.metrics()), series, share);
    }

    Optional<String> ends(RunSamples run, Predicate<Cell> series, double share) {
        // Cells that have not begun yet are not missing.
        Predicate<Cell> begun = cell -> run.cells().containsKey(cell) || series.test(cell);
        List<RunSamples> before =
                baseline.stream().map(then -> only(then, begun)).toList();
        List<Finding> atEnd = findings(end, before, run, series);
        if (atEnd.isEmpty()) {
            return Optional.empty();
        }
        Map<Subject, Level> atLook = new TreeMap<>();
        findings(look, before, run, series).forEach(finding -> atLook.put(finding.subject(), finding.level()));
        int open = 0;
        for (Finding finding : atEnd) {
            boolean failed = atLook.get(finding.subject()) == Level.FAIL;
            if (!failed && !isDecided(finding)) {
                if (!isHopeless(finding, share)) {
                    return Optional.empty();
                }
                open++;
            }
        }
        return Optional.of(text(atEnd, open));
    }

    private static String text(List<Finding> findings, int open) {
        Level level = Level.overall(findings.stream().map(Finding::level).toList());
        return String.format(
                Locale.ROOT,
                open == 0 ? "%s, all %d figures are decided" : "%s, %3$d of %2$d figures would stay undecided",
                level,
                findings.size(),
                open);
    }

    private static List<Finding> findings(
            Policy policy, List<RunSamples> before, RunSamples run, Predicate<Cell> series) {
        return new Comparison(policy, false, before, run, Optional.empty())
                .findings().stream()
                        .filter(finding -> isAbout(finding.subject(), series))
                        .toList();
    }

    private static boolean isAbout(Subject subject, Predicate<Cell> series) {
        return subject.series().equals(Subject.ALL) || series.test(new Cell(subject.model(), subject.series()));
    }

    private static boolean isDecided(Finding finding) {
        return switch (finding.level()) {
            case PASS, IMPROVED, WARN -> !finding.hasReserve();
            default -> false;
        };
    }

    private static boolean isHopeless(Finding finding, double share) {
        boolean open = finding.level() == Level.INCONCLUSIVE || finding.hasReserve();
        boolean counted =
                finding.change().isPresent(); // otherwise there are too few values, or the figure counts failures
        double most = finding.samples() / share;
        return open
                && counted
                && share >= ENOUGH_TO_GIVE_UP
                && (finding.generations().isEmpty() || finding.generations().getAsLong() > OUT_OF_REACH * most);
    }

    private static RunSamples only(RunSamples run, Predicate<Cell> which) {
        SortedMap<Cell, CellSamples> cells = new TreeMap<>(run.cells());
        cells.keySet().removeIf(which.negate());
        return new RunSamples(cells);
    }
}
