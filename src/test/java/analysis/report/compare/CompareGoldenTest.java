package analysis.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.CompareRuns;
import analysis.fixtures.Golden;
import analysis.report.page.ConsolePage;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Style;
import analysis.summary.comparison.RunComparison;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompareGoldenTest {

    static Stream<Arguments> cases() {
        return Golden.LOCALES.stream()
                .flatMap(locale -> Stream.of("nightly", "two-runs", "hostile").map(name -> Arguments.of(name, locale)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void everyFormatIsTheSameUnderEveryLocale(String name, Locale locale) throws Exception {
        String file = "compare/" + name;
        Golden.assertMatches(
                file + ".txt",
                Golden.under(
                        locale,
                        () -> String.join("\n", ConsolePage.write(ComparePage.of(read(name)), Style.PLAIN)) + "\n"));
        Golden.assertMatches(file + ".html", Golden.under(locale, () -> HtmlPage.write(ComparePage.of(read(name)))));
        Golden.assertMatches(file + ".md", Golden.under(locale, () -> MarkdownPage.write(ComparePage.of(read(name)))));
        Golden.assertMatches(file + ".csv", Golden.under(locale, () -> CompareCsv.write(read(name))));
        Golden.assertMatches(file + ".json", Golden.under(locale, () -> CompareJson.write(read(name))));
    }

    private static RunComparison read(String name) {
        return CompareRuns.all().get(name).get();
    }

    @Test
    void noNameIsAFormula() {
        assertThat(CompareCsv.write(CompareRuns.nightly()))
                .contains(",'=evil(),")
                .doesNotContain(",=evil(),");
    }

    @Test
    void noNameReachesTheTerminalAsAnEscapeSequence() {
        List<String> lines = ConsolePage.write(ComparePage.of(read("hostile")), Style.PLAIN);

        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("\u001B", "\u202E", "\r", "\n"));
    }

    @Test
    void aSparklineGoesFromTheLowestToTheHighest() {
        assertThat(Sparkline.of(new double[] {1, 2, 3, 4, 5})).isEqualTo("_.-=^");
        assertThat(Sparkline.of(new double[] {7, 7})).isEqualTo("__");
    }
}
