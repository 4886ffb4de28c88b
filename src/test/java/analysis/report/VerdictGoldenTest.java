package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import analysis.fixtures.SyntheticRun;
import analysis.report.page.Style;
import analysis.report.verdict.VerdictConsole;
import analysis.report.verdict.VerdictJUnit;
import analysis.report.verdict.VerdictJson;
import analysis.report.verdict.VerdictMarkdown;
import analysis.report.verdict.VerdictMessage;
import analysis.verdict.BaselineRecorder;
import analysis.verdict.Runs;
import analysis.verdict.Verdict;
import analysis.verdict.VerdictEngine;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.Policy;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Seals the formats of a verdict: programs read them. Discuss a change of the golden files before you make it. */
class VerdictGoldenTest {

    private static final List<Path> FILES = List.of(Path.of("target", "gatling", "run-1", VerdictJson.FILE_NAME));
    private static final String EVIL =
            "<script>alert(1)</script>|`x`\n\u001B[31m=cmd()\u202E@team \uD83D\uDE00 \"'&\uFFFE";

    private static Verdict judge(SyntheticRun before, SyntheticRun now, boolean force) {
        Policy policy = Policy.standard().withObjectives(List.of(ObjectiveParser.parse("ttft p95 <= 280 ms")));
        return new VerdictEngine(policy, new VerdictEngine.Options(false, force))
                .judge(
                        Optional.of(new BaselineRecorder(policy).record("main", Instant.EPOCH, List.of(before.data()))),
                        now.data());
    }

    private static Verdict slower() {
        return judge(
                Runs.steady(1).generationsPerSeries(60),
                Runs.steady(2).generationsPerSeries(60).firstToken(300, 0.1),
                false);
    }

    private static Verdict refused() {
        return judge(Runs.steady(1), Runs.steady(2).models("other"), false);
    }

    private static Verdict hostile() {
        return judge(
                Runs.steady(1).models(EVIL, "m").generationsPerSeries(60),
                Runs.steady(2).models(EVIL, "n").generationsPerSeries(60).firstToken(300, 0.1),
                true);
    }

    static Stream<Arguments> verdicts() {
        List<Arguments> cases = List.of(
                Arguments.of("slower", slower()),
                Arguments.of("refused", refused()),
                Arguments.of("hostile", hostile()));
        return Golden.LOCALES.stream()
                .flatMap(locale -> cases.stream().map(c -> Arguments.of(c.get()[0], c.get()[1], locale)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("verdicts")
    void everyFormatIsTheSameUnderEveryLocale(String name, Verdict verdict, Locale locale) throws Exception {
        String file = "verdict-" + name;
        Golden.assertMatches(
                file + ".txt",
                Golden.under(
                        locale, () -> String.join("\n", VerdictConsole.of(verdict, true, FILES, Style.PLAIN)) + "\n"));
        Golden.assertMatches(file + ".json", Golden.under(locale, () -> VerdictJson.write(verdict)));
        Golden.assertMatches(file + ".md", Golden.under(locale, () -> VerdictMarkdown.write(verdict)));
        Golden.assertMatches(file + ".xml", Golden.under(locale, () -> VerdictJUnit.write(verdict)));
        Golden.assertMatches(file + "-message.json", Golden.under(locale, () -> VerdictMessage.write(verdict)));
    }

    @Test
    void hostileNamesAreInert() throws Exception {
        Verdict verdict = hostile();
        String console = String.join("\n", VerdictConsole.of(verdict, true, FILES, Style.PLAIN));
        String markdown = VerdictMarkdown.write(verdict);

        assertThat(console).doesNotContain("\u001B", "\u202E");
        assertThat(markdown)
                .doesNotContain("<script", "\u001B", "\u202E", "@team")
                .contains("&lt;script&gt;");
        assertThat(markdown.lines().filter(line -> line.startsWith("| FAIL")))
                .isNotEmpty()
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() == 10);
        assertThat(VerdictMessage.write(verdict))
                .doesNotContain("<script", "\u001B", "\u202E", "@team")
                .contains("&lt;script&gt;");
        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(VerdictJUnit.write(verdict))));
        assertThat(xml.getElementsByTagName("script").getLength()).isZero();
        assertThat(xml.getElementsByTagName("failure").getLength()).isPositive();
    }

    @Test
    void theNamesOfJUnitCasesDoNotDependOnTheFigures() throws Exception {
        assertThat(names(slower()))
                .containsExactlyElementsOf(names(judge(Runs.steady(3), Runs.steady(4), false)))
                .doesNotHaveDuplicates();
    }

    private static List<String> names(Verdict verdict) {
        return VerdictJUnit.write(verdict)
                .lines()
                .filter(line -> line.contains("<testcase"))
                .map(line -> line.replaceAll(".*classname=\"([^\"]*)\" name=\"([^\"]*)\".*", "$1 $2"))
                .toList();
    }

    @Test
    void quietSaysOnlyRegressions() {
        assertThat(VerdictConsole.regressions(judge(Runs.steady(3), Runs.steady(4), false), Style.PLAIN))
                .isEmpty();
        assertThat(VerdictConsole.regressions(slower(), Style.PLAIN))
                .first()
                .asString()
                .startsWith("FAIL  ");
        assertThat(VerdictConsole.regressions(slower(), Style.PLAIN)).noneMatch(line -> line.contains("PASS"));
    }
}
