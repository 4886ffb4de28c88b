package analysis.report.suite;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import analysis.fixtures.SuiteFolders;
import analysis.fixtures.SyntheticRun;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import run.folder.RunIndex;

class IndexReportTest {

    @TempDir
    private Path root;

    private SuiteFolders suite;

    @BeforeEach
    void aSuite() throws IOException {
        suite = new SuiteFolders(root);
        suite.scenario(
                "TokensPerSecond", "tokenspersecond-20260131120000000", new SyntheticRun(1).generationsPerSeries(8));
        Path judged = suite.scenario(
                "MultiUser3",
                "multi user #3",
                new SyntheticRun(2).generationsPerSeries(8).failureRate(0.2));
        Files.writeString(judged.resolve("verdict.json"), """
                {"schema":1,"level":"FAIL","exitCode":1,"sentence":"FAIL against main: TTFT p95 +52.1 %.","baseline":"main",
                 "baselineRuns":5,"strict":false,"forced":false,"findings":[]}""");
        suite.failed("Latency", "exit code 1");
    }

    @Test
    void everyFormatIsTheSameUnderEveryLocale() throws Exception {
        Path folder = root.resolve("allscenarios-20260131120000000");
        for (Locale locale : Golden.LOCALES) {
            Golden.under(
                    locale, () -> suite.write(folder.getFileName().toString()).toString());
            for (String file : List.of("index.html", "suite.md", "suite.json")) {
                Golden.assertMatches("suite/" + file, Files.readString(folder.resolve(file)));
            }
        }
        assertThat(folder.resolve("report.css")).isNotEmptyFile();
        assertThat(folder.resolve("export/tokens-per-second.json")).isNotEmptyFile();
    }

    @Test
    void everyLinkLeadsToAFile() throws Exception {
        Path folder = suite.write("allscenarios-1");
        NodeList links = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(
                        Files.readString(folder.resolve("index.html")).replace("<!DOCTYPE html>", ""))))
                .getElementsByTagName("a");
        int files = 0;
        for (int i = 0; i < links.getLength(); i++) {
            String href = ((Element) links.item(i)).getAttribute("href");
            if (!href.startsWith("#")) {
                assertThat(Path.of(folder.toUri().resolve(href))).as(href).isRegularFile();
                files++;
            }
        }
        assertThat(files).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        RunIndex written = suite.index("allscenarios-1");
        suite.write("allscenarios-1");

        assertThat(RunIndex.ofSuite(written.folder())).isEqualTo(written);
        assertThat(RunIndex.suites(root)).containsExactly(written.folder());
    }

    @Test
    void aFolderOfRunsIsNoSuite() throws IOException {
        RunIndex runs = RunIndex.ofFolder(root, 30);
        IndexReport report = IndexReport.of(runs, root);

        assertThat(report.write())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("index.html", "runs.md", "runs.json");
        assertThat(report.page().headline())
                .isEqualTo("2 runs of 2 simulations; 5 of 64 requests failed; verdicts: 1 FAIL.");
        assertThat(RunIndex.isSuite(root)).isFalse();
    }

    @Test
    void aRunThatCannotBeReadIsListedWithTheReason() throws IOException {
        Files.writeString(root.resolve("multi user #3").resolve("run.json"), "{");
        IndexReport report = IndexReport.of(RunIndex.ofFolder(root, 30), root);

        assertThat(report.page().headline()).contains("2 runs of 1 simulation, 1 of which cannot be read");
        report.write();
        assertThat(root.resolve("runs.md")).content().contains("run.json", "unreadable");
    }
}
