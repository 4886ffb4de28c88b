package analysis.verdict;

import analysis.stats.LogRatio;
import analysis.stats.RunSpread;
import analysis.stats.TwoSides;
import analysis.verdict.Row.Estimates;
import analysis.verdict.policy.Measure.Sampled;
import analysis.verdict.policy.Rule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Row with everything known about its change, ready to be judged.
 *
 * @param proof count of values beyond the limit; absent for a figure that is not computed from single values
 */
record ComparedRow(Estimates estimates, LogRatio ratio, RunSpread spread, Optional<TwoSides.Proof> proof) {

    static ComparedRow of(Estimates estimates, RunSpread spread, long seed) {
        Rule rule = estimates.row().rule();
        double correlation = rule.measure() instanceof Sampled sampled
                ? estimates
                        .samples()
                        .map(sides -> sides.correlation(sampled.summary()))
                        .orElse(0.0)
                : 0;
        LogRatio ratio = LogRatio.of(estimates.before(), estimates.now(), spread, correlation, seed - 1);
        Optional<TwoSides.Proof> proof = rule.fail().isPresent() && rule.measure() instanceof Sampled sampled
                ? estimates.samples().map(sides -> sides.proof(sampled.summary(), Judge.rises(rule)))
                : Optional.empty();
        return new ComparedRow(estimates, ratio, spread, proof);
    }

    Rule rule() {
        return estimates.row().rule();
    }

    String group() {
        return estimates.row().group();
    }

    boolean canFail() {
        return rule().fail().isPresent();
    }

    boolean canLead() {
        return canFail() && estimates.edge().isEmpty();
    }

    double smallestP() {
        return estimates
                .edge()
                .map(mode -> mode.test().smallestPValue())
                .or(() -> proof.map(TwoSides.Proof::smallest))
                .orElse(0.0);
    }

    /** Uncertainty of the change, in units of the FAIL limit. */
    double blur() {
        return Math.max(ratio.above(), ratio.below()) / Judge.failAt(rule());
    }

    Finding finding(Judge judge, boolean leading) {
        Row row = estimates.row();
        int runs = estimates.before().size();
        double betweenRuns = spread.sd() * spread.sd() * (1 + 1.0 / runs);
        Judge.Ruling ruling = estimates.edge().isPresent()
                ? judge.judge(rule(), ratio, estimates.edge().get())
                : judge.judge(
                        rule(),
                        new Judge.Evidence(
                                ratio, proof.map(TwoSides.Proof::pValue).orElse(0.0), leading, betweenRuns));
        OptionalDouble then = row.valueBefore();
        OptionalDouble now = row.valueNow();
        double difference = Math.abs(now.orElseThrow() - then.orElseThrow());
        if (difference < rule().ignore().orElse(0) && ruling.level() != Level.PASS) {
            ruling = Judge.Ruling.of(Level.PASS, "The change is too small to measure.");
        }
        return new Finding(
                row.subject(),
                ruling.level(),
                then,
                now,
                Optional.of(Interval.of(ratio, judge.alpha())),
                Criterion.change(rule().text()),
                row.superiority(),
                row.samples(),
                ruling.reason(),
                ruling.generations(row.samples()));
    }
}
