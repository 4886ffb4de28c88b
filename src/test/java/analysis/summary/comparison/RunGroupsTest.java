package analysis.summary.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.comparison.RunComparison.NamedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunGroupsTest {

    private static NamedRun run(String name, String model, String... series) {
        return new NamedRun(
                name,
                new SyntheticRun(1)
                        .models(model)
                        .series(series)
                        .generationsPerSeries(2)
                        .data());
    }

    private static List<List<String>> names(RunGroups groups) {
        return groups.groups().stream()
                .map(group -> group.stream().map(NamedRun::name).toList())
                .toList();
    }

    @Test
    void runsWithAModelAndSeriesInCommonAreOfAGroupThoughOnlyByAnotherRun() {
        RunGroups groups = RunGroups.of(List.of(
                run("a", "m", "one"), run("b", "other", "one"), run("c", "m", "two"), run("d", "m", "one", "two")));

        assertThat(names(groups)).containsExactly(List.of("a", "c", "d"), List.of("b"));
        assertThat(groups.areSeveral()).isTrue();
        assertThat(groups.comparisons()).hasSize(1);
        assertThat(groups.alone()).containsExactly("b has no model and series in common with another run.");
    }

    @Test
    void groupsOfOneSimulationHaveDifferentNames() {
        RunGroups groups =
                RunGroups.of(List.of(run("a", "m", "s"), run("b", "n", "s"), run("c", "n", "s"), run("d", "m", "s")));

        assertThat(names(groups)).containsExactly(List.of("a", "d"), List.of("b", "c"));
        assertThat(groups.comparisons().keySet()).hasSize(2).allMatch(name -> name.matches("[A-Za-z]+(-2)?"));
    }

    /** A single user, three and five are a scale, and nothing is to be left out. */
    @Test
    void runsThatHaveAllOrNothingInCommonAreNotSorted() {
        assertThat(RunGroups.of(List.of(run("a", "m", "one"), run("b", "m", "two")))
                        .areSeveral())
                .isFalse();
        assertThat(RunGroups.of(List.of(run("a", "m", "one"), run("b", "m", "one")))
                        .areSeveral())
                .isFalse();
    }
}
