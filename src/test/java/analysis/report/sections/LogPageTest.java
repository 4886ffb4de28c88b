package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.report.data.SummaryCsv;
import analysis.report.data.SummaryJson;
import analysis.report.page.ConsolePage;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Style;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of a Gatling run of which only the log is known. */
class LogPageTest {

    private static final long T0 = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    /** Three requests, overlapping, in two groups. */
    private static List<LogRecord> shop(int rounds, int everyNthFails) {
        List<LogRecord> log = new ArrayList<>();
        log.add(new LogRecord.Run("3.15.1", "shop.Checkout", T0, "", List.of("buyers")));
        for (int i = 0; i < rounds; i++) {
            String failure = i % everyNthFails == 0 ? "status.find.is(200), but actually found 503" : "";
            log.add(request("browse", "GET /home", 100L * i, 30 + i % 7, ""));
            log.add(request("browse", "GET /items", 100L * i + 20, 60 + i % 50, ""));
            log.add(request("checkout", "POST /pay", 100L * i + 40, 150 + i % 90, failure));
        }
        return log;
    }

    private static LogRecord.Request request(String group, String name, long startMs, long ms, String failure) {
        return new LogRecord.Request(List.of(group), name, T0 + startMs, T0 + startMs + ms, failure.isEmpty(), failure);
    }

    private RunContent content(List<LogRecord> log) throws IOException {
        Files.write(folder.resolve("simulation.log"), LogEncoder.encode(log));
        RunData run = RunReader.read(folder);
        return RunContent.of(run, RunSummary.of(run), ReportOptions.usual(run.info()));
    }

    /** Without the one warning that says what is not known, and without markup. */
    private static String apartFromThat(String text) {
        return text.replace("Tokens, outcomes and settings are unknown", "")
                .replaceAll("For token figures[^.]*\\.", "")
                .replaceAll("<[^>]*>", " ");
    }

    @Test
    void nothingIsSaidThatALogDoesNotTell() throws IOException {
        for (List<LogRecord> log : List.of(shop(90, 9), shop(12, 5), shop(30, 1))) {
            RunContent content = content(log);
            for (String page : List.of(
                    HtmlPage.write(RunPage.in(folder, content, Conclusions.NONE)),
                    MarkdownPage.write(RunPage.in(folder, content, Conclusions.NONE)),
                    String.join(
                            "\n",
                            ConsolePage.write(RunPage.brief(content, Conclusions.NONE, List.of()), Style.PLAIN)))) {
                assertThat(apartFromThat(page))
                        .contains("Requests", "POST /pay")
                        .doesNotContainIgnoringCase("generation")
                        .doesNotContainIgnoringCase("token")
                        .doesNotContainIgnoringCase("model")
                        .doesNotContain("TTFT", "ICL", "Seed", "Shortened", "index.html", "at most 0");
            }
        }
    }

    @Test
    void theFirstSentenceIsOfAllRequestsAndOfTheSlowest() throws IOException {
        assertThat(Headline.of(content(shop(90, 9)).summary(), Optional.empty()))
                .startsWith("Checkout: 10 of 270 requests failed (3.7 %, http_503); ")
                .containsPattern(
                        "; [0-9.]+ requests/s with latency p95 [0-9.~]+ ms; slowest request: checkout, POST /pay, ");
    }

    @Test
    void aRunOfSeveralLevelsIsToldByItsBusiestTenth() throws IOException {
        List<LogRecord> log = new ArrayList<>(shop(1, 2).subList(0, 1));
        for (int i = 0; i < 100; i++) {
            log.add(request("browse", "GET /home", 100L * i, 50, ""));
            for (int busy = 0; i >= 50 && busy < 9; busy++) {
                log.add(request("browse", "GET /home", 100L * i + busy, 80, ""));
            }
        }

        String sentence = Headline.of(content(log).summary(), Optional.empty());

        assertThat(sentence)
                .as("not the 55 requests/s of the whole run")
                .matches("Checkout: busiest tenth of the run: 10[0-9] requests/s at [78].[0-9] requests at once with"
                        + " latency p95 ~?80.0 ms\\.");
    }

    @Test
    void aRequestOutsideOfEveryGroupIsNamedOnce() throws IOException {
        List<LogRecord> log = shop(30, 9);
        for (int i = 0; i < 30; i++) {
            log.add(new LogRecord.Request(List.of(), "Search", T0 + 100L * i, T0 + 100L * i + 400, true, ""));
        }
        RunContent content = content(log);

        assertThat(Headline.of(content.summary(), Optional.empty())).contains("slowest request: Search, ");
        assertThat(MarkdownPage.write(RunPage.in(folder, content, Conclusions.NONE)))
                .contains("| Group | Request |", "| Search | Search |")
                .doesNotContain("| all |", "Search, :");
    }

    @Test
    void absentFiguresAreAbsentInFiles() throws IOException {
        RunSummary run = content(shop(30, 1)).summary();

        assertThat(SummaryJson.write(run))
                .doesNotContain("seed", "quick", "outputTokens", "promptTokens", "estimatedTokens", "tokensPerS");
        assertThat(SummaryCsv.write(run).lines().skip(1))
                .anySatisfy(line -> assertThat(line)
                        .contains("POST /pay,30,0,0,30,100,p90 p95 p99,")
                        .contains(",,,,"));
    }
}
