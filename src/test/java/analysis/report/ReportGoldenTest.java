package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import analysis.report.data.SummaryCsv;
import analysis.report.data.SummaryJson;
import analysis.report.page.ConsolePage;
import analysis.report.page.Style;
import analysis.report.sections.Conclusions;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportGoldenTest {

    private static final List<Path> FILES = List.of(Path.of("target", "gatling", "run-1", "perf_summary.csv"));

    /** Data with the averages that the older analysis of it published. */
    private static final Path PHASE_4 = Path.of("src", "test", "resources", "analysis", "phase4", "baseline.csv");

    static Stream<Arguments> reports() {
        List<Arguments> cases = List.of(
                Arguments.of("usual", ReportSamples.usual()),
                Arguments.of("troubled", ReportSamples.troubled()),
                Arguments.of("hostile", ReportSamples.hostile()),
                Arguments.of("phase4", RunReader.read(PHASE_4)),
                Arguments.of("empty", ReportSamples.empty()),
                Arguments.of("all-failed", ReportSamples.allFailed()));
        return Golden.LOCALES.stream()
                .flatMap(
                        locale -> cases.stream().map(sample -> Arguments.of(sample.get()[0], sample.get()[1], locale)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("reports")
    void everyFormatIsTheSameUnderEveryLocale(String name, RunData run, Locale locale) throws Exception {
        check(name + ".txt", run, locale, data -> console(data, Style.PLAIN));
        check(name + ".csv", run, locale, data -> SummaryCsv.write(RunSummary.of(data)));
        check(name + ".json", run, locale, data -> SummaryJson.write(RunSummary.of(data)));
    }

    private static void check(String file, RunData run, Locale locale, Function<RunData, String> format)
            throws Exception {
        Golden.assertMatches(file, Golden.under(locale, () -> format.apply(run)));
    }

    private static String console(RunData run, Style style) {
        RunContent content = RunContent.of(run, RunSummary.of(run), ReportOptions.usual(run.info()));
        return String.join("\n", ConsolePage.write(RunPage.brief(content, Conclusions.NONE, FILES), style)) + "\n";
    }

    @Test
    void onlyOurOwnEscapesReachTheTerminal() {
        assertThat(console(ReportSamples.hostile(), Style.PLAIN)).doesNotContain("\u001B", "\u202E", "\r", "\t");
        assertThat(console(ReportSamples.usual(), Style.COLOUR)).contains("\u001B[1m");
    }

    @Test
    void anOlderBaselineGivesTheVerySummaryPublishedOfIt() {
        String report = console(RunReader.read(PHASE_4), Style.PLAIN).replaceAll(" +", " ");

        assertThat(report)
                .containsPattern("llama3.2:3b 1610.0 .* 12.8 2\n")
                .containsPattern("qwen3:1.7b 2000.0 .* 15.0 2\n")
                .containsPattern("mistral-small3.2:latest 5380.0 .* 8.3 2\n")
                .contains(
                        "Fastest first token llama3.2:3b 1610.0 ms",
                        "Highest tokens/s of one user qwen3:1.7b 15.0 tokens/s");
    }

    @Test
    void noCellOfTheCsvIsAFormula() throws Exception {
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(SummaryCsv.write(RunSummary.of(ReportSamples.hostile()))))
                .getRecords();

        assertThat(rows).hasSize(8);
        assertThat(rows).allSatisfy(row -> assertThat(row.toList()).noneMatch(cell -> cell.matches("[=+\\-@\t\r].*")));
        assertThat(rows).anySatisfy(row -> assertThat(row.get("model")).isEqualTo("'=cmd|'/C calc'!A0"));
    }

    @Test
    void jsonKeepsNamesAsTheyAreAndEscapesThem() throws Exception {
        String text = SummaryJson.write(RunSummary.of(ReportSamples.hostile()));
        JsonNode json = new ObjectMapper().readTree(text);

        assertThat(text).doesNotContain("\u001B");
        assertThat(json.get("models").findValuesAsText("model"))
                .contains("<script>alert(1)</script>", "=cmd|'/C calc'!A0");
        assertThat(json.get("schema").asInt()).isEqualTo(SummaryJson.SCHEMA);
    }
}
