package analysis.summary.load;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Capability;
import run.RunInfo;
import run.RunInfoBuilder;

class SweepTest {

    @Test
    void seriesOfOneSweepDifferInTheNumberOfUsersOnly() {
        RunData data = run(series(1, 100), series(4, 100), series(1, 400), series(8, 400), series(1, 50));

        assertThat(Sweep.byUsers(data))
                .extracting(Sweep::name)
                .containsExactly(
                        "m, prompt of 55 characters, answers of at most 100 tokens",
                        "m, prompt of 55 characters, answers of at most 400 tokens");
        assertThat(Sweep.byUsers(data).get(1).levels()).containsOnlyKeys(1.0, 8.0);
    }

    @Test
    void whatAllSweepsHaveInCommonIsNotInTheirNames() {
        assertThat(Sweep.byUsers(run(series(1, 100), series(4, 100))))
                .singleElement()
                .extracting(Sweep::name)
                .isEqualTo("m");
    }

    @Test
    void promptsOfAlmostTheSameLengthAreNoSweepOverIt() {
        assertThat(Sweep.byPromptLength(run(prompt(33), prompt(55)))).isEmpty();
        assertThat(Sweep.byPromptLength(run(prompt(55), prompt(250)))).hasSize(1);
    }

    @Test
    void tasksOfStructuredAnswersDifferInMoreThanLength() {
        RunInfo info = SyntheticRun.info("", List.of("m"), List.of()).withSeries(List.of(prompt(33), prompt(99)));
        RunBuilder run = new RunBuilder()
                .injector(RunInfoBuilder.of(info)
                        .capabilities(EnumSet.of(Capability.STRUCTURED))
                        .build());
        info.series().forEach(one -> run.add(generation(g -> g.cell("m", one.name()))));

        assertThat(Sweep.byPromptLength(run.build())).isEmpty();
    }

    private static RunInfo.Series prompt(int characters) {
        return new RunInfo.Series("prompt " + characters, 1, null, null, characters, null, 100);
    }

    private static RunInfo.Series series(int users, int outputTokens) {
        return new RunInfo.Series(
                "users=" + users + " tokens=" + outputTokens, users, null, null, 55, null, outputTokens);
    }

    private static RunData run(RunInfo.Series... series) {
        List<RunInfo.Series> all = new ArrayList<>(List.of(series));
        RunBuilder builder = new RunBuilder()
                .injector(SyntheticRun.info("", List.of("m"), List.of()).withSeries(all));
        all.forEach(one -> builder.add(generation(g -> g.cell("m", one.name()))));
        return builder.build();
    }
}
