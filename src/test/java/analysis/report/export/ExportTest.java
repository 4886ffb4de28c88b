package analysis.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import analysis.fixtures.PageRuns;
import analysis.summary.RunSummary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExportTest {

    @TempDir
    private Path folder;

    static Stream<Locale> locales() {
        return Golden.LOCALES.stream();
    }

    private static RunSummary run(String name) {
        return RunSummary.of(PageRuns.all().get(name).get());
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyFormatIsTheSameUnderEveryLocale(Locale locale) throws Exception {
        RunSummary run = run("three-models");
        Golden.assertMatches(
                "export/tokens-per-second.json", Golden.under(locale, () -> TokensPerSecondJson.write(run)));
        Golden.assertMatches(
                "export/global_stats.json",
                Golden.under(
                        locale, () -> GatlingStats.json("phi3.5", run.models().get("phi3.5"))));
    }

    @Test
    void theFieldsAreThoseOfTheDocument() throws Exception {
        JsonNode json = new ObjectMapper().readTree(TokensPerSecondJson.write(run("three-models")));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("Timestamp", "Configuration", "Summary", "ModelResults");
        assertThat(json.get("Summary").fieldNames())
                .toIterable()
                .containsExactly(
                        "OverallAverageTokensPerSecond",
                        "OverallMinTokensPerSecond",
                        "OverallMaxTokensPerSecond",
                        "TotalTests",
                        "TotalSamples");
        assertThat(json.at("/ModelResults/0/PromptResults/0/Statistics").fieldNames())
                .toIterable()
                .containsExactly(
                        "AverageTokensPerSecond",
                        "MinTokensPerSecond",
                        "MaxTokensPerSecond",
                        "StdDevTokensPerSecond",
                        "AverageDurationSeconds",
                        "SampleSize");
    }

    @Test
    void aFolderPerModelStaysInItsFolderWhateverTheName() throws Exception {
        List<Path> files = GatlingStats.write(run("hostile"), folder);

        assertThat(files).hasSize(7).doesNotHaveDuplicates().allSatisfy(file -> {
            assertThat(file.normalize()).startsWith(folder);
            assertThat(file.getParent().getParent().getFileName().toString()).matches("[A-Za-z0-9._]+-\\d+-\\d+");
            assertThat(Files.exists(file)).isTrue();
        });
    }
}
