package analysis.summary.diagnosis;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.CellData;
import analysis.summary.RunData;
import analysis.summary.Sweep;
import analysis.summary.UserLevel;
import analysis.summary.diagnosis.Finding.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules that compare series which differ in one thing. */
final class SweepRules {

    /** A level is worth its users if it adds at least this share of throughput. */
    private static final double WORTHWHILE_GAIN = 0.1;

    private final List<Observation> found = new ArrayList<>();

    private SweepRules() {}

    static List<Observation> observe(RunData data) {
        SweepRules rules = new SweepRules();
        Sweep.byUsers(data).forEach(rules::users);
        Sweep.byPromptLength(data).forEach(rules::promptLength);
        return rules.found;
    }

    private void users(Sweep sweep) {
        List<UserLevel> levels = UserLevel.of(sweep);
        if (levels.size() < 2) {
            return;
        }
        UserLevel first = levels.get(0);
        for (UserLevel level : levels.subList(1, levels.size())) {
            add(
                    Rule.SCALING,
                    sweep.name() + ", " + users(level),
                    level.efficiencyPct(),
                    "%.0f %% (%.1f tokens/s in sum; linear scaling from %s would be %.1f)",
                    level.efficiencyPct(),
                    level.tokensPerS(),
                    users(first),
                    first.tokensPerS() * level.users() / first.users());
        }
        UserLevel last = levels.get(levels.size() - 1);
        add(
                Rule.CONCURRENT_BENEFIT,
                sweep.name(),
                last.speedUp(),
                "%.2f times the tokens/s of %s at %s",
                last.speedUp(),
                users(first),
                users(last));
        knee(sweep, levels);
    }

    /** The last level before the first step that gains too little. */
    private void knee(Sweep sweep, List<UserLevel> levels) {
        for (int i = 1; i < levels.size(); i++) {
            UserLevel before = levels.get(i - 1);
            UserLevel after = levels.get(i);
            double gain = after.tokensPerS() / before.tokensPerS() - 1;
            if (gain < WORTHWHILE_GAIN) {
                add(
                        Rule.KNEE,
                        sweep.name(),
                        before.users(),
                        "%s: from there to %s tokens/s change by %+.1f %% and the median latency by %+.0f %%",
                        users(before),
                        users(after),
                        100 * gain,
                        100 * (after.latencyP50Ms() / before.latencyP50Ms() - 1));
                return;
            }
        }
    }

    private static String users(UserLevel level) {
        return level.users() == 1 ? "1 user" : level.users() + " users";
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
                Rule.PROMPT_LENGTH,
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

    private void add(Rule rule, String where, double value, String format, Object... values) {
        found.add(new Observation(rule, where, value, String.format(Locale.ROOT, format, values)));
    }
}
