package analysis.report;

import analysis.report.data.StructuredCsv;
import analysis.report.data.SummaryCsv;
import analysis.report.data.SummaryJson;
import analysis.report.page.ConsolePage;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.report.page.Style;
import analysis.report.sections.Conclusions;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.ReportOptionsFile;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.verdict.MoreGenerations;
import analysis.verdict.policy.Policy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.file.WholeFile;

/** Writer of all reports of one run. */
public final class RunReport {

    /** Name of the HTML page in a run's folder. */
    public static final String HTML_FILE_NAME = "report.html";

    /** Name of the same page as a single file, which is optional. */
    public static final String SINGLE_FILE_NAME = "report-single.html";

    /** Name of the same report as Markdown. */
    public static final String MARKDOWN_FILE_NAME = "perf_report.md";

    private RunReport() {}

    /**
     * Reports on a simulation that has just ended: writes the reports into its folder and prints the most important figures.
     *
     * @throws run.file.UnreadableFileException if the folder cannot be read
     * @throws IOException if a report cannot be written
     */
    public static void afterRun(Path runDirectory, PrintStream out) throws IOException {
        RunData data = RunReader.read(runDirectory);
        RunSummary run = RunSummary.of(data);
        RunContent content = RunContent.of(data, run, ReportOptions.usual(data.info()));
        List<Path> files = write(content, runDirectory);
        if (Quantity.TTFT.p50().of(run.overall()).isPresent()) {
            out.println("Gatling's counts above include each generation twice: under its name and as \"first token\"."
                    + " From here on it counts once.");
        }
        ConsolePage.write(RunPage.brief(content, Conclusions.in(runDirectory), files), Style.ofStandardOutput())
                .forEach(out::println);
        MoreGenerations.tooFew(data, Policy.standard())
                .or(() -> notJudged(run, runDirectory))
                .ifPresent(out::println);
    }

    /** How to get a verdict, which a run does not have by itself; empty of one that none can be reached with. */
    private static Optional<String> notJudged(RunSummary run, Path runDirectory) {
        if (run.info().quick() || run.overall().ok() == 0) {
            return Optional.empty();
        }
        return Optional.of("Not judged yet. For a verdict: java -jar target/llm-perf.jar verdict "
                + (run.isOfTwoServers() ? "--ab " : "--baseline NAME ") + runDirectory);
    }

    /**
     * Writes {@code report.html} with its style sheet, {@code perf_report.md}, {@code perf_summary.csv} and {@code summary.json}, replacing
     * earlier ones. The results of a capacity search or a verdict in the folder are included.
     *
     * @param folder created if missing
     * @return files for people, without the style sheet
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(RunContent content, Path folder) throws IOException {
        Files.createDirectories(folder);
        Conclusions conclusions = Conclusions.in(folder);
        Page page = RunPage.in(folder, content, conclusions);
        ReportOptionsFile.write(content.options(), content.data().info(), folder);
        WholeFile.write(folder.resolve(HtmlPage.STYLE_SHEET), HtmlPage.styleSheet());
        RunSummary run = content.summary();
        List<Path> files = new ArrayList<>();
        files.add(WholeFile.write(folder.resolve(HTML_FILE_NAME), HtmlPage.write(page)));
        if (content.options().singleFile()) {
            files.add(WholeFile.write(folder.resolve(SINGLE_FILE_NAME), HtmlPage.writeSingleFile(page)));
        }
        files.add(WholeFile.write(folder.resolve(MARKDOWN_FILE_NAME), MarkdownPage.write(page)));
        files.add(WholeFile.write(folder.resolve(SummaryCsv.FILE_NAME), SummaryCsv.write(run)));
        files.add(WholeFile.write(
                folder.resolve(SummaryJson.FILE_NAME), SummaryJson.write(content, conclusions.capacity())));
        if (!run.levels().isEmpty()) {
            files.add(WholeFile.write(folder.resolve(SummaryCsv.LEVELS_FILE_NAME), SummaryCsv.writeLevels(run)));
        }
        if (StructuredCsv.isComparison(run)) {
            files.add(WholeFile.write(folder.resolve(StructuredCsv.FILE_NAME), StructuredCsv.write(run)));
        }
        return files;
    }

    /**
     * Writes the page as {@code index.html}, with its style sheet, beside every {@code js/} of {@code stats}, where the trend of Jenkins'
     * Gatling plugin links to.
     *
     * @param stats files of {@link analysis.report.export.GatlingStats} * @throws IOException if a file cannot be written
     */
    public static void beside(List<Path> stats, RunContent content, Path folder) throws IOException {
        String page = HtmlPage.writeAlone(RunPage.in(folder, content, Conclusions.in(folder)));
        for (Path file : stats) {
            Path shown = file.getParent().getParent();
            WholeFile.write(shown.resolve("index.html"), page);
            WholeFile.write(shown.resolve(HtmlPage.STYLE_SHEET), HtmlPage.styleSheet());
        }
    }
}
