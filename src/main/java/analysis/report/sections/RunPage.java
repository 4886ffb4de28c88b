package analysis.report.sections;

import analysis.report.CapacityJson;
import analysis.report.Headline;
import analysis.report.page.Block;
import analysis.report.page.Block.Link;
import analysis.report.page.Page;
import analysis.report.page.Page.Section;
import analysis.summary.RunData;
import analysis.summary.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import run.RunFile;
import run.RunInfo;

/** The report of one run. */
public final class RunPage {

    /** Times for people. */
    public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RunPage() {}

    /**
     * @param folder where the report will lie: Gatling's own report and a verdict beside it are a part of it
     * @param capacity what a search for the capacity found
     * @throws IOException if a verdict is there and cannot be read
     */
    public static Page in(Path folder, RunContent content, Optional<CapacityJson> capacity) throws IOException {
        // Gatling writes its report into the folder of its log, after this one.
        boolean gatlingReport = Files.exists(folder.resolve(RunFile.LOG.fileName()));
        return of(content, gatlingReport, VerdictSection.blocks(folder), capacity);
    }

    /** @param gatlingReport whether Gatling's own report lies beside this one */
    public static Page of(RunContent content, boolean gatlingReport) {
        return of(content, gatlingReport, List.of(), Optional.empty());
    }

    private static Page of(
            RunContent content, boolean gatlingReport, List<Block> verdict, Optional<CapacityJson> capacity) {
        RunData data = content.data();
        RunSummary run = content.summary();
        return new Page(
                title(run.info()),
                capacity.map(found -> Headline.of(run) + " " + found.sentence()).orElse(Headline.of(run)),
                byline(run.info()),
                List.of(
                        new Section("summary", "Summary", KeySection.blocks(run)),
                        new Section("verdict", "Verdict", verdict),
                        new Section("capacity", "Capacity", CapacitySection.blocks(capacity)),
                        new Section("warnings", "Can it be trusted?", List.of(Notices.ofTrust(run))),
                        new Section("models", "Models", ModelTables.models(run)),
                        new Section("comparison", "Comparison of models", ModelComparison.blocks(run)),
                        new Section("findings", "Findings and next steps", Notices.ofFindings(content.findings())),
                        new Section("targets", "Against targets", TargetSection.blocks(content)),
                        new Section("distributions", "Distributions", DistributionSection.blocks(data, run)),
                        new Section("prompt-length", "Tokens/s by prompt length", PromptLengthSection.blocks(data)),
                        new Section("concurrency", "Concurrency", ConcurrencySection.blocks(data)),
                        new Section("arrivals", "Arrivals", RateSection.blocks(data)),
                        new Section("levels", "Levels of load", ServerSection.levels(run)),
                        new Section("prompts", "Prompts and answers", ServerSection.prompts(run)),
                        new Section("lifecycle", "Models pulled and loaded", ServerSection.lifecycle(run)),
                        new Section("drift", "Drift", ServerSection.drift(data, run)),
                        new Section("memory", "Memory over generations", ServerSection.memory(run)),
                        new Section("resources", "The server's resources", ServerSection.resources(data, run)),
                        new Section("timeline", "Timeline", TimelineSection.blocks(data)),
                        new Section("series", "Every series", ModelTables.series(run)),
                        new Section(
                                "outliers",
                                "With and without outliers",
                                content.options().withoutOutliers() ? OutlierSection.blocks(data) : List.of()),
                        new Section("errors", "Errors", ErrorSection.blocks(run)),
                        new Section("run", "The run", RunFacts.blocks(run)),
                        new Section("files", "Files", List.of(new Block.Links(links(gatlingReport, run))))));
    }

    private static String title(RunInfo info) {
        return Objects.requireNonNullElse(info.simulation(), "Run");
    }

    private static String byline(RunInfo info) {
        List<String> parts = new ArrayList<>();
        Instant start = info.start();
        if (start != null && !start.equals(Instant.EPOCH)) {
            parts.add(TIME.format(start));
        }
        if (info.target() != null) {
            parts.add(
                    info.target().mock()
                            ? "embedded mock server"
                            : info.target().baseUrl());
        }
        if (info.environment() != null && info.environment().host() != null) {
            parts.add("from " + info.environment().host());
        }
        return String.join(" · ", parts.stream().filter(Objects::nonNull).toList());
    }

    private static List<Link> links(boolean gatlingReport, RunSummary run) {
        List<Link> links = new ArrayList<>();
        if (gatlingReport) {
            links.add(new Link("index.html", "Gatling's own report of the same run"));
        }
        links.add(new Link("perf_report.md", "this report without its charts"));
        links.add(new Link("perf_summary.csv", "the figures for a spreadsheet"));
        if (!run.levels().isEmpty()) {
            links.add(new Link("perf_levels.csv", "the levels of load, all models of each together"));
        }
        links.add(new Link("summary.json", "the figures for programs"));
        return links;
    }
}
