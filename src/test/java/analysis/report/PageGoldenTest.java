package analysis.report;

import analysis.fixtures.Golden;
import analysis.fixtures.PageRuns;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.summary.RunData;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageGoldenTest {

    private static final List<String> CASES =
            List.of("three-models", "one-sample", "all-failed", "hostile", "nothing", "soak", "memory", "rates");

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

    private static Page page(RunData data) {
        return RunPage.of(content(data), true);
    }

    private static RunContent content(RunData data) {
        return RunContent.of(data, RunSummary.of(data), ReportOptions.usual());
    }
}
