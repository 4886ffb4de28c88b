package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.LifecycleRuns;
import analysis.report.data.SummaryJson;
import analysis.report.page.MarkdownPage;
import analysis.summary.RunSummary;
import analysis.summary.diagnosis.Diagnosis;
import analysis.summary.diagnosis.DiagnosisRule;
import analysis.summary.diagnosis.Severity;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One of three users fails to pull, and every part of the report says so. */
class FailedPullsTest {

    private final RunData run =
            LifecycleRuns.slowedDown(1).failing("mistral:7b").level(3, 0).data();
    private final RunSummary summary = RunSummary.of(run);

    @Test
    void theFirstSentenceBeginsWithThem() {
        assertThat(Headline.of(summary, Optional.empty())).contains("1 of 3 pulls failed; ");
    }

    @Test
    void theyAreInTheRatesTheWarningsAndTheFindings() {
        assertThat(summary.overall().attempts().text(Counted.GENERATIONS))
                .isEqualTo("1 of 7 generations, pulls and loads failed (14.3 %).");
        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.ERRORS);
        assertThat(Diagnosis.of(run))
                .filteredOn(finding -> finding.rule() == DiagnosisRule.SUCCESS_RATE)
                .extracting(finding -> finding.band().severity())
                .contains(Severity.PROBLEM);
    }

    @Test
    void theReportHasTheirMessagesAmongTheErrors() {
        RunContent content = RunContent.of(run, summary, ReportOptions.usual(run.info()));

        assertThat(MarkdownPage.write(RunPage.of(content, Conclusions.NONE, false)))
                .contains("no space left on device", "14.3 %")
                .doesNotContain("none failed");
        assertThat(SummaryJson.write(content, Optional.empty())).contains("\"attempts\"", "no space left on device");
    }

    @Test
    void aRunInWhichNobodyGotAModelSaysSo() {
        LifecycleRuns runs = LifecycleRuns.slowedDown(1);
        LifecycleRuns.MODELS.forEach(runs::failing);

        assertThat(Headline.of(RunSummary.of(runs.level(3, 0).data()), Optional.empty()))
                .endsWith(": 3 of 3 pulls failed; no generation was measured.");
    }
}
