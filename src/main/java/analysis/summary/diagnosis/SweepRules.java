package analysis.summary.diagnosis;

import analysis.stats.Distribution;
import analysis.stats.EnoughToRate;
import analysis.stats.Metric;
import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ReadyScaling;
import analysis.summary.load.Sweep;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules that compare series which differ in one property. */
final class SweepRules {

    /** Smallest wait that counts as a queue, percent; less is prefill of other users' prompts. */
    private static final double LEAST_WAIT_PCT = 20;

    private static final Figure TTFT = Quantity.TTFT.p50();
    private static final Figure LATENCY = Quantity.LATENCY.p50();

    private final List<Observation> found = new ArrayList<>();

    private SweepRules() {}

    static List<Observation> observe(RunData data) {
        SweepRules rules = new SweepRules();
        LoadSweep.byUsersForEachWork(data).stream().filter(LoadSweep::isRated).forEach(rules::users);
        ReadyScaling.of(List.of(data)).ifPresent(rules::ready);
        // the sweep from which reports recommend a level
        LoadSweep.byUsers(data).stream().filter(LoadSweep::isRated).forEach(rules::knee);
        Sweep.byPromptLength(data).forEach(rules::promptLength);
        return rules.found;
    }

    private void users(LoadSweep sweep) {
        LoadLevel first = sweep.lowest();
        String unit = sweep.unit();
        for (LoadLevel level : sweep.levels().subList(1, sweep.levels().size())) {
            add(
                    DiagnosisRule.SCALING,
                    sweep.name() + ", " + level.users(),
                    sweep.efficiencyPct(level),
                    "%.0f %% (%.1f %s in total; linear scaling from %s would be %.1f)",
                    sweep.efficiencyPct(level),
                    level.value(sweep.throughput()),
                    unit,
                    first.users(),
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
                first.users(),
                sweep.highest().users());
        queueing(sweep);
    }

    /** Adds the increase of TTFT over the lowest level, where few users share the server. */
    private void queueing(LoadSweep sweep) {
        double alone = sweep.lowest().value(TTFT);
        LoadLevel level = sweep.highest();
        double share = 100 * (level.value(TTFT) - alone) / level.value(LATENCY);
        if (alone > 0 && share >= LEAST_WAIT_PCT) {
            add(
                    DiagnosisRule.QUEUEING,
                    sweep.name() + ", " + level.users(),
                    share,
                    "%.0f %% of the median latency (TTFT p50 %.0f ms, at %s %.0f ms)",
                    share,
                    level.value(TTFT),
                    sweep.lowest().users(),
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
                    Counted.count(scaling.lowest().users(), "user", "users"),
                    scaling.lowest().overallS());
        }
    }

    /** Adds the best level, if it is not the highest. */
    private void knee(LoadSweep sweep) {
        LoadLevel best = sweep.best();
        if (best != sweep.highest()) {
            add(DiagnosisRule.KNEE, sweep.name(), best.load().amount(), "%s: %s", best.users(), sweep.beyondBest());
        }
    }

    private void promptLength(Sweep sweep) {
        Optional<Distribution> shortest =
                rates(sweep.levels().get(sweep.levels().firstKey()));
        Optional<Distribution> longest = rates(sweep.levels().get(sweep.levels().lastKey()));
        if (!isEnough(shortest) || !isEnough(longest)) {
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

    private static boolean isEnough(Optional<Distribution> rates) {
        return rates.filter(values -> EnoughToRate.isMet(values.count())).isPresent();
    }

    private static Optional<Distribution> rates(List<CellData> cells) {
        return Distribution.of(CellData.samples(cells, Metric.TOKENS_PER_S));
    }

    private void add(DiagnosisRule rule, String where, double value, String format, Object... values) {
        if (Double.isFinite(value)) { // excludes shares of 0 tokens/s
            found.add(new Observation(rule, where, value, String.format(Locale.ROOT, format, values)));
        }
    }
}
