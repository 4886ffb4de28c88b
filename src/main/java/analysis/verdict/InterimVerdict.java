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
 * Tells while a run goes on whether its figures are decided, so that it can end.
 *
 * <p>Who looks often enough at chance sees something. So the false-alarm probability is spent (Lan and DeMets, Biometrika 70,
 * 1983): {@value #LOOKS_SHARE} of it on the looks of all series together, in equal parts, which holds however they depend on
 * each other (Bonferroni), and the rest on the verdict at the end. A series ends in a FAIL only at the level of a look; it
 * ends otherwise only if the verdict at the end, on the same values, is no FAIL.
 */
public final class InterimVerdict {

    /** The setting that asks for it: name of the baseline. */
    public static final String SETTING = "untilDecided";

    /** Looks at each series, at equal distances; its end is none. */
    public static final int LOOKS = 7;

    private static final double LOOKS_SHARE = 0.25;

    /** Share of a series before which the generations it needs are not known well enough to give it up. */
    private static final double ENOUGH_TO_GIVE_UP = 0.5;

    /** Times as many generations as a series can have that are out of reach. */
    private static final double OUT_OF_REACH = 2;

    private final Policy look;
    private final Policy end;
    private final List<RunSamples> baseline;

    /** @param series how many are looked at, one after the other; at least 1 */
    InterimVerdict(Policy policy, List<RunSamples> baseline, int series) {
        this.look = policy.spending(LOOKS_SHARE / (LOOKS * series));
        this.end = atEnd(policy);
        this.baseline = baseline;
    }

    /** As above, against the stable runs of {@code baseline}. */
    public static InterimVerdict of(Policy policy, Baseline baseline, int series) {
        return new InterimVerdict(policy, StableRuns.of(baseline, policy).runs(), series);
    }

    /** What a run that is about to begin does unlike {@code baseline}, so that it can never be held against it. */
    public static List<String> unlike(Baseline baseline, RunInfo info) {
        return Difference.between(baseline.fingerprint(), Fingerprint.of(info)).stream()
                .map(Difference::text)
                .toList();
    }

    /** What the looks left for the verdict at the end. */
    static Policy atEnd(Policy policy) {
        return policy.spending(1 - LOOKS_SHARE);
    }

    /** Under which policy a run is judged: with what is left, if there were looks. */
    static Policy of(Policy policy, RunInfo info) {
        return info.settings() != null && info.settings().containsKey(SETTING) ? atEnd(policy) : policy;
    }

    /**
     * Looks at a series that goes on.
     *
     * @param run as far as it is
     * @param series its cells
     * @param share of the series that is done, 0 to 1
     * @return why it can end; empty if it has to go on
     */
    public Optional<String> ends(RunData run, Predicate<Cell> series, double share) {
        return ends(RunSamples.of(run, end.metrics()), series, share);
    }

    Optional<String> ends(RunSamples run, Predicate<Cell> series, double share) {
        // What is still to come is not missing.
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
        boolean counted = finding.change().isPresent(); // else there are too few values, or they are counts of failures
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
