package analysis.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.LifecycleRuns;
import analysis.report.page.ConsolePage;
import analysis.report.page.Style;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of one number of users each, of users who pull and load: they have no figure in common and are a scale. */
class ScalingHeadlineTest {

    private static NamedRun run(int users, double everyS) {
        return new NamedRun(
                "scale-" + users,
                LifecycleRuns.slowedDown(1).level(users, everyS).data());
    }

    @Test
    void theFirstSentenceSaysHowTheyScaleAndNoSectionIsEmpty() {
        RunComparison comparison =
                RunComparison.of(List.of(run(1, 0), run(10, 337.0 / 9), run(3, 62.0 / 2), run(5, 117.0 / 4)));

        assertThat(CompareHeadline.of(comparison))
                .isEqualTo(
                        "Models are ready in 63.0 s for 1 user and in 400.0 s for 10 users: scaling efficiency 16 %, poor,"
                                + " bottleneck present.");
        assertThat(String.join("\n", ConsolePage.write(ComparePage.of(comparison), Style.PLAIN)))
                .contains("Scaling with users")
                .doesNotContain("Trend over time", "Every change", "Parity of servers");
    }
}
