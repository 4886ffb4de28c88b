package analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Generations;
import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.Capability;
import run.Outcome;
import run.RunInfoBuilder;

class StructuredComparisonTest {

    /** With a schema three of four are valid, without one of four; one more was not answered. */
    private static StructuredComparison comparison(Set<Capability> capabilities) {
        RunBuilder run = new RunBuilder()
                .injector(RunInfoBuilder.of(new SyntheticRun(1).info())
                        .capabilities(capabilities)
                        .build());
        for (int i = 0; i < 4; i++) {
            boolean valid = i > 0;
            double start = 1000.0 * i;
            run.add(Generations.generation(g -> {
                g.cell("m", "user" + Capability.WITH_SCHEMA).startMs(start);
                if (!valid) {
                    g.failed(Outcome.of(Outcome.Kind.CHECK), "does not match the schema: $.age is missing");
                }
            }));
            run.add(Generations.generation(g -> {
                g.cell("m", "user" + Capability.UNSTRUCTURED).startMs(start + 500);
                if (valid) {
                    g.noted("not a JSON document");
                }
            }));
        }
        run.add(Generations.generation(g -> g.cell("m", "user" + Capability.UNSTRUCTURED)
                .startMs(9000)
                .failed(Outcome.of(Outcome.Kind.CONNECT), "refused")));
        return StructuredComparison.of(RunSummary.of(run.build())).get(0);
    }

    @Test
    void complianceIsToldOfBothSides() {
        StructuredComparison user = comparison(EnumSet.of(Capability.STRUCTURED, Capability.COMPLIANCE));

        assertThat(user.testCase()).isEqualTo("user");
        assertThat(user.compliancePct()).hasValue(75);
        assertThat(user.unstructuredCompliancePct()).hasValue(25);
    }

    @Test
    void aRunWhoseFreeAnswersWereNotLookedAtTellsNothingOfThem() {
        assertThat(comparison(EnumSet.of(Capability.STRUCTURED)).unstructuredCompliancePct())
                .isEmpty();
    }
}
