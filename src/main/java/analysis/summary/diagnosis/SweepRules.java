package analysis.summary.diagnosis;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ReadyScaling;
import analysis.summary.load.Sweep;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules that compare series which differ in one thing. */
final class SweepRules {

    /** Less is the work of the prompts of others, not a queue. */
    private static final double LEAST_WAIT_PCT = 20;

    private static final Figure TTFT = Quantity.TTFT.p50();
    private static final Figure LATENCY = Quantity.LATENCY.p50();

    private final List<Observation> found = new ArrayList<>();

    private SweepRules() {}

    static List<Observation> observe(RunData data) {
        SweepRules rules = new SweepRules();
        LoadSweep.byUsersForEachWork(data).stream()
                .filter(SweepRules::isReached)
                .forEach(rules::users);
        ReadyScaling.of(List.of(data)).ifPresent(rules::ready);
        // The level that reports recommend.
        LoadSweep.byUsers(data).stream().filter(SweepRules::isReached).forEach(rules::knee);
        Sweep.byPromptLength(data).forEach(rules::promptLength);
        return rules.found;
    }

    /** Fewer generations than users are never under way at once: they tell nothing of such a load. */
    private static boolean isReached(LoadSweep sweep) {
        return sweep.levels().stream()
                .allMatch(level -> level.summary().generations() >= level.load().amount());
    }

    private void users(LoadSweep sweep) {
        LoadLevel first = sweep.lowest();
        String unit = unit(sweep);
        for (LoadLevel level : sweep.levels().subList(1, sweep.levels().size())) {
            add(
                    DiagnosisRule.SCALING,
                    sweep.name() + ", " + users(level),
                    sweep.efficiencyPct(level),
                    "%.0f %% (%.1f %s in total; linear scaling from %s would be %.1f)",
                    sweep.efficiencyPct(level),
                    level.value(sweep.throughput()),
                    unit,
                    users(first),
                    first.value(sweep.throughput())
                            * level.load().amount()
                            / first.load().amount());
        }
        double benefit = sweep.gain(sweep.highest(), sweep.throughput());
        add(
                DiagnosisRule.CONCURRENT_BENEFIT,
                sweep.name(),
                benefit,
                "%.2f times the %s of %s at %s",
                benefit,
                unit,
                users(first),
                users(sweep.highest()));
        queueing(sweep);
    }

    /** What users wait longer than at the lowest level, where few share the server. */
    private void queueing(LoadSweep sweep) {
        double alone = sweep.lowest().value(TTFT);
        LoadLevel level = sweep.highest();
        double share = 100 * (level.value(TTFT) - alone) / level.value(LATENCY);
        if (alone > 0 && share >= LEAST_WAIT_PCT) {
            add(
                    DiagnosisRule.QUEUEING,
                    sweep.name() + ", " + users(level),
                    share,
                    "%.0f %% of the median latency (TTFT p50 %.0f ms, at %s %.0f ms)",
                    share,
                    level.value(TTFT),
                    users(sweep.lowest()),
                    alone);
        }
    }

    private void ready(ReadyScaling scaling) {
        for (ReadyScaling.Level level :
                scaling.levels().subList(1, scaling.levels().size())) {
            add(
                    DiagnosisRule.SCALING,
                    "pulls and loads, " + level.users() + " users",
                    scaling.efficiencyPct(level),
                    "%.0f %% (all ready in %.1f s; %s in %.1f s)",
                    scaling.efficiencyPct(level),
                    level.overallS(),
                    scaling.lowest().users() == 1 ? "1 user" : scaling.lowest().users() + " users",
                    scaling.lowest().overallS());
        }
    }

    /** The last level before the first step that gains too little. */
    private void knee(LoadSweep sweep) {
        LoadLevel best = sweep.best();
        LoadLevel last = sweep.highest();
        if (best != last) {
            add(
                    DiagnosisRule.KNEE,
                    sweep.name(),
                    best.load().amount(),
                    "%s: from there to %s %s change by %+.0f %% and the median latency by %+.0f %%",
                    users(best),
                    users(last),
                    unit(sweep),
                    100 * (last.value(sweep.throughput()) / best.value(sweep.throughput()) - 1),
                    100 * (last.value(LATENCY) / best.value(LATENCY) - 1));
        }
    }

    private static String unit(LoadSweep sweep) {
        return sweep.throughput() == Figure.REQUESTS_PER_S ? "requests/s" : "tokens/s";
    }

    private static String users(LoadLevel level) {
        return level.load().amount() == 1 ? "1 user" : level.load().text() + " users";
    }

    private void promptLength(Sweep sweep) {
        Optional<Distribution> shortest =
                rates(sweep.levels().get(sweep.levels().firstKey()));
        Optional<Distribution> longest = rates(sweep.levels().get(sweep.levels().lastKey()));
        if (shortest.isEmpty() || longest.isEmpty()) {
            return;
        }
        double percent = 100 * (1 - longest.get().mean() / shortest.get().mean());
        add(
                DiagnosisRule.PROMPT_LENGTH,
                sweep.name(),
                percent,
                "%.1f %% (%.1f tokens/s at length %.0f, %.1f at %.0f; n = %d and %d)",
                percent,
                shortest.get().mean(),
                sweep.levels().firstKey(),
                longest.get().mean(),
                sweep.levels().lastKey(),
                shortest.get().count(),
                longest.get().count());
    }

    private static Optional<Distribution> rates(List<CellData> cells) {
        return Distribution.of(CellData.samples(cells, Metric.TOKENS_PER_S));
    }

    private void add(DiagnosisRule rule, String where, double value, String format, Object... values) {
        if (Double.isFinite(value)) { // no share of 0 tokens/s
            found.add(new Observation(rule, where, value, String.format(Locale.ROOT, format, values)));
        }
    }
}
