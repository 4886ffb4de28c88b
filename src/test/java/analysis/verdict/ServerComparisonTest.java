package analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import analysis.verdict.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.RunInfo;
import run.RunInfoBuilder;
import run.Side;

class ServerComparisonTest {

    private static final Policy POLICY = Policy.standard();

    @Test
    void aSlowerDecoderFailsOnRatesAndTimesAndNotOnTheFirstToken() {
        Verdict verdict = judge(abRun(Runs.steady(2)
                .series("Short" + Side.B.suffix())
                .firstToken(20, 0.1)
                .decodeSlowdown(1.3)));

        assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.FAIL);
        Set<String> failed = verdict.of(Level.FAIL).stream()
                .map(finding -> finding.subject().metric())
                .collect(Collectors.toSet());
        assertThat(failed).containsExactlyInAnyOrder("tokens/s", "tpot", "latency");
        assertThat(verdict.baseline()).contains("A");
        assertThat(verdict.findings())
                .allSatisfy(finding -> assertThat(finding.subject().series()).isIn("Short", Subject.ALL));
    }

    @Test
    void twoServersOfAKindPass() {
        assertThat(judge(abRun(Runs.steady(2).series("Short" + Side.B.suffix()).firstToken(20, 0.1)))
                        .level())
                .isEqualTo(Level.PASS);
    }

    @Test
    void anotherProductIsShownAndNotRefused() {
        RunData run = abRun(Runs.steady(2).series("Short" + Side.B.suffix()).firstToken(20, 0.1));
        RunInfo.Target a = run.info().target();
        RunInfo.Target b = new RunInfo.Target("http://b:1", a.dialect(), "other", "7.1", false, a.models());
        RunData other = run.part(described(run.info(), b), run.cells());

        Verdict verdict = judge(other);

        assertThat(verdict.level()).as(verdict.sentence()).isEqualTo(Level.PASS);
        assertThat(verdict.changes())
                .anySatisfy(change -> assertThat(change.current()).isEqualTo("other 7.1"));
    }

    @Test
    void aRunOfOneServerIsNone() {
        assertThat(ServerComparison.isIn(Runs.with(Runs.steady(1), info -> info)))
                .isFalse();
    }

    /** Server A is steady. */
    private static RunData abRun(SyntheticRun serverB) {
        SyntheticRun serverA = Runs.steady(1).series("Short" + Side.A.suffix()).firstToken(20, 0.1);
        List<RunInfo.Series> series = Stream.of(serverA, serverB)
                .flatMap(server -> server.info().series().stream())
                .toList();
        RunBuilder builder = new RunBuilder().injector(serverA.info().withSeries(series));
        serverA.generations().forEach(builder::add);
        serverB.generations().forEach(builder::add);
        return builder.build();
    }

    private static RunInfo described(RunInfo info, RunInfo.Target compareTarget) {
        return RunInfoBuilder.of(info).compareTarget(compareTarget).build();
    }

    private static Verdict judge(RunData run) {
        assertThat(ServerComparison.isIn(run)).isTrue();
        ServerComparison servers = ServerComparison.of(run);
        return new VerdictEngine(POLICY, new VerdictEngine.Options(false, false)).judge(servers);
    }
}
