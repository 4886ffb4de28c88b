package analysis.report.compare;

import analysis.report.text.Decimal;
import analysis.summary.comparison.Change;
import analysis.summary.comparison.Changed;
import analysis.summary.comparison.Effect;
import analysis.summary.comparison.RunComparison;
import analysis.summary.load.ReadyScaling;
import java.util.List;

/** Result of a comparison in one sentence. */
final class CompareHeadline {

    private CompareHeadline() {}

    static String of(RunComparison comparison) {
        int last = comparison.runs().size() - 1;
        Names names = new Names(comparison);
        String runs = (last == 1 ? "Against " : comparison.runs().size() + " runs: against ") + names.of(0) + ", "
                + names.of(last);
        List<Changed> common = comparison.worstFirst(last);
        if (common.isEmpty()) {
            return ScalingSection.ready(comparison)
                    .map(CompareHeadline::scaling)
                    .orElse(runs + " has no figure in common.");
        }
        List<Changed> told = common.stream()
                .filter(changed -> changed.change().interval().isPresent())
                .toList();
        if (told.isEmpty()) {
            return runs + " has " + figures(common.size())
                    + " in common, but too few samples to detect a change: at least "
                    + Change.MIN_SAMPLES + " are needed on each side.";
        }
        long worse = count(told, Effect.WORSE);
        long better = count(told, Effect.BETTER);
        if (worse + better == 0) {
            return runs + " shows no significant change in any of " + figures(told.size()) + ".";
        }
        Changed most = worse > 0 ? told.get(0) : told.get(told.size() - 1);
        return runs + " is significantly worse in " + count(worse) + " and better in " + count(better) + " of "
                + figures(told.size())
                + ", most in "
                + names.inSentence(most.row()) + " ("
                + Amounts.pct(most.change().pct()) + " %).";
    }

    private static String scaling(ReadyScaling scaling) {
        ReadyScaling.Level highest = scaling.levels().get(scaling.levels().size() - 1);
        return "Models are ready in " + of(scaling.lowest()) + " and in " + of(highest) + ": scaling efficiency "
                + Decimal.fixed(scaling.efficiencyPct(highest), 0) + " %, "
                + scaling.rating(highest).words() + ".";
    }

    private static String of(ReadyScaling.Level level) {
        return Decimal.fixed(level.overallS(), 1) + " s for " + level.users()
                + (level.users() == 1 ? " user" : " users");
    }

    private static String count(long count) {
        return count == 0 ? "none" : Long.toString(count);
    }

    private static String figures(int count) {
        return count + (count == 1 ? " figure" : " figures");
    }

    private static long count(List<Changed> changes, Effect effect) {
        return changes.stream().filter(changed -> changed.effect() == effect).count();
    }
}
