package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.fixtures.Golden;
import analysis.fixtures.PageRuns;
import analysis.report.capacity.CapacityJson;
import analysis.report.data.SummaryCsv;
import analysis.report.data.SummaryJson;
import analysis.report.page.ConsolePage;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.report.page.Style;
import analysis.report.sections.Conclusions;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import analysis.summary.targets.TargetsFile;
import analysis.verdict.CapacityCurve;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.ObjectiveParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageGoldenTest {

    @TempDir
    private Path folder;

    private static final List<String> CASES = List.of(
            "three-models", "two-servers", "one-sample", "all-failed", "hostile", "nothing", "soak", "memory", "rates");

    static Stream<Arguments> pages() {
        return Golden.LOCALES.stream().flatMap(locale -> CASES.stream().map(name -> Arguments.of(name, locale)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyPageIsTheSameUnderEveryLocale(String name, Locale locale) throws Exception {
        RunData data = PageRuns.all().get(name).get();
        Golden.assertMatches("page/" + name + ".html", Golden.under(locale, () -> HtmlPage.write(page(data))));
        Golden.assertMatches("page/" + name + ".md", Golden.under(locale, () -> MarkdownPage.write(page(data))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void findingsAndRatingsAreInTheJsonToo(String name, Locale locale) throws Exception {
        RunData data = PageRuns.all().get(name).get();
        Golden.assertMatches("page/" + name + ".json", Golden.under(locale, () -> SummaryJson.write(content(data))));
    }

    static Stream<Locale> locales() {
        return Golden.LOCALES.stream();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void levelsOfLoadAreOnTheConsoleAndInAFile(Locale locale) throws Exception {
        RunData data = PageRuns.all().get("rates").get();
        RunSummary run = RunSummary.of(data);
        Golden.assertMatches("page/rates-levels.csv", Golden.under(locale, () -> SummaryCsv.writeLevels(run)));
        Golden.assertMatches(
                "page/rates-levels.txt",
                Golden.under(
                        locale,
                        () -> String.join(
                                        "\n",
                                        ConsolePage.write(
                                                RunPage.brief(content(data), Conclusions.NONE, List.of()), Style.PLAIN))
                                + "\n"));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void whatASearchForTheCapacityFoundIsInEveryReport(Locale locale) throws Exception {
        RunData data = PageRuns.all().get("rates").get();
        List<Objective> objectives =
                List.of(ObjectiveParser.parse("ttft p95 <= 1000 ms"), ObjectiveParser.parse("goodput >= 95 %"));
        String capacity = Golden.under(
                locale,
                () -> CapacityJson.of(objectives, CapacityCurve.of(objectives, data))
                        .write());
        Golden.assertMatches("page/capacity-file.json", capacity);
        Files.writeString(folder.resolve(CapacityJson.FILE_NAME), capacity);
        List<Path> files = new ArrayList<>();
        Golden.under(locale, () -> {
            files.addAll(RunReport.write(content(data), folder));
            return "";
        });

        assertThat(files).extracting(file -> file.getFileName().toString()).contains("report.html", "summary.json");
        Golden.assertMatches("page/capacity.html", Files.readString(folder.resolve("report.html")));
        Golden.assertMatches("page/capacity.md", Files.readString(folder.resolve("perf_report.md")));
        Golden.assertMatches("page/capacity.json", Files.readString(folder.resolve("summary.json")));
    }

    @Test
    void aDamagedCapacityFileIsNamed() throws Exception {
        Files.writeString(folder.resolve(CapacityJson.FILE_NAME), "{\"schema\": 1");
        RunContent content = content(PageRuns.all().get("one-sample").get());

        assertThatThrownBy(() -> RunReport.write(content, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(CapacityJson.FILE_NAME, "is no JSON", "remove it");
    }

    private static Page page(RunData data) {
        return RunPage.of(content(data), Conclusions.NONE, true);
    }

    private static RunContent content(RunData data) {
        return RunContent.of(
                data, RunSummary.of(data), new ReportOptions(Optional.of(TargetsFile.builtIn()), false, false));
    }
}
