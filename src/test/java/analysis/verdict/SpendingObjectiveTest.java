package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SyntheticRun;
import analysis.summary.Cost;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.Generation;
import run.Resource;
import run.ResourceSample;

class SpendingObjectiveTest {

    private static Verdict judge(RunData run, String objective) {
        Policy policy = Policy.standard().withObjectives(List.of(ObjectiveParser.parse(objective)));
        return new VerdictEngine(policy, new VerdictEngine.Options(false, false)).judge(Optional.empty(), run);
    }

    private static double cost(RunData run) {
        RunSummary summary = RunSummary.of(run);
        return Cost.of(run.info())
                .orElseThrow()
                .perMillionTokens(summary.cells().values().iterator().next())
                .orElseThrow();
    }

    /** By the hour it is known as well as the throughput; by the token it is exact. */
    @Test
    void costIsHeldAgainstALimit() {
        RunData hourly = Runs.with(Runs.steady(1).models("m"), Runs.setting("costPerHour", "3.6"));
        double cost = cost(hourly);

        assertThat(judge(hourly, "cost <= " + 1.01 * cost + " per 1M tokens").level())
                .isEqualTo(Level.PASS);
        assertThat(judge(hourly, "cost <= " + 0.999 * cost + " per 1M tokens").level())
                .isEqualTo(Level.INCONCLUSIVE);
        assertThat(judge(hourly, "cost <= " + 0.8 * cost + " per 1M tokens").level())
                .isEqualTo(Level.FAIL);
        assertThat(judge(hourly, "cost <= " + 0.8 * cost + " per 1M tokens").sentence())
                .startsWith("FAIL  cost ");

        RunData priced = Runs.with(Runs.steady(1).models("m"), Runs.setting("outputTokenPrice", "2"));
        assertThat(judge(priced, "cost <= 2 per 1M tokens").level()).isEqualTo(Level.PASS);
        assertThat(judge(priced, "cost <= 1.999 per 1M tokens").level()).isEqualTo(Level.FAIL);
    }

    @Test
    void withoutAPriceOrACounterThereIsNothingToHold() {
        Verdict verdict = judge(Runs.steady(1).data(), "cost <= 2 per 1M tokens");

        assertThat(verdict.level()).isEqualTo(Level.MISSING);
        assertThat(verdict.findings().get(0).reason()).contains("-DcostPerHour");
        assertThat(judge(Runs.steady(1).data(), "energy <= 2 J per token").level())
                .isEqualTo(Level.MISSING);
    }

    /** The counter is read in steps, so the energy lies between bounds: only beyond them it is proven. */
    @Test
    void energyIsThatOfAllModelsOfASeries() {
        RunData run = powered(Runs.steady(1), 200);
        double joules =
                RunSummary.of(run).resources().energy().get(0).joulesPerToken().orElseThrow();
        Verdict failed = judge(run, "energy <= " + joules / 2 + " J per token");

        assertThat(judge(run, "energy <= " + 1.01 * joules + " J per token").level())
                .isEqualTo(Level.PASS);
        assertThat(judge(run, "energy <= " + 0.9999 * joules + " J per token").level())
                .isEqualTo(Level.INCONCLUSIVE);
        assertThat(failed.level()).isEqualTo(Level.FAIL);
        assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject().model()).isEqualTo(Subject.ALL);
            assertThat(finding.samples()).isEqualTo(400);
            assertThat(finding.current().orElseThrow()).isCloseTo(joules, within(1e-9));
        });
    }

    /** With a processor that takes {@code watts}, read each second from before the run to after it. */
    private static RunData powered(SyntheticRun shape, double watts) {
        RunBuilder builder = new RunBuilder().injector(shape.info());
        List<Generation> generations = shape.generations();
        generations.forEach(builder::add);
        Instant first = generations.stream()
                .map(generation -> generation.timestamp())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = generations.stream()
                .map(generation -> generation.timestamp())
                .max(Instant::compareTo)
                .orElseThrow();
        for (Instant at = first.minusMillis(700); at.isBefore(last.plusSeconds(60)); at = at.plusSeconds(1)) {
            double joules = watts * (at.toEpochMilli() - first.toEpochMilli() + 1000) / 1000;
            builder.add(new ResourceSample(at, "dcgm", Resource.ENERGY_JOULES, joules, "raw", ""));
        }
        return builder.build();
    }
}
