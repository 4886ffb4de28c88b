package run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.ClientHealth.Readiness;

class ReadinessTest {

    @Test
    void anIgnoredObjectiveNamesWhatJudgesARun() {
        assertThat(Readiness.told(List.of("growthRuns"), "MultiUser"))
                .isEqualTo("-DgrowthRuns has no effect on MultiUser.");
        assertThat(Readiness.told(List.of("growthRuns", "slo"), "this simulation"))
                .isEqualTo("-DgrowthRuns, -Dslo have no effect on this simulation. Judge a run by objectives with the"
                        + " command verdict --slo; of the simulations only Capacity uses -Dslo.");
    }
}
