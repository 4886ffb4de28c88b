package analysis.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.report.page.MarkdownPage;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.reading.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsSectionTest {

    @TempDir
    private Path folder;

    /** A baseline.csv has successes only: it does not say that nothing failed. */
    @Test
    void whatAFileDoesNotTellOfIsNotZero() throws IOException {
        NamedRun day = csv("day.csv", "2025-08-14T10:00:00Z,llama3.2:3b,1610,12.8\n");
        NamedRun next = csv("next.csv", "2025-08-15T10:00:00Z,llama3.2:3b,1650,12.5\n");

        assertThat(RunsSection.failed(day)).isEmpty();
        assertThat(MarkdownPage.write(ComparePage.of(RunComparison.of(List.of(day, next)))))
                .doesNotContain("Failed");
    }

    private NamedRun csv(String name, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "timestamp,model,first_token_ms,tokens_per_s\n" + rows);
        return new NamedRun(name, RunReader.read(file));
    }
}
