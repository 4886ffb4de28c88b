package analysis.report.sections;

import analysis.report.capacity.CapacityCharts;
import analysis.report.capacity.CapacityTable;
import analysis.report.page.Block;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Page;
import analysis.report.verdict.PairedTable;
import analysis.summary.RunSummary;
import analysis.summary.figures.Quantity;
import analysis.summary.samples.RunData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import run.Capability;
import run.RunInfo;
import run.folder.RunFile;

/** Report page of one run. */
public final class RunPage {

    /** Format of times on pages. */
    public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String GATLING_REPORT = "index.html";

    private static final int SERIES_ON_A_SCREEN = 16;

    private RunPage() {}

    /** Page for a {@code folder}; it links to Gatling's own report if that exists or will exist there. */
    public static Page in(Path folder, RunContent content, Conclusions conclusions) {
        // Gatling writes its report into the folder of its log, for our runs after this page.
        // For other runs it has been written already, or never will be.
        boolean log = Files.exists(folder.resolve(RunFile.LOG.fileName()));
        boolean ours = Files.exists(folder.resolve(RunFile.GENERATIONS.fileName()));
        return of(content, conclusions, log && (ours || Files.exists(folder.resolve(GATLING_REPORT))));
    }

    /** Page of a run; {@code gatlingReport} is whether Gatling's own report is in the same folder. */
    public static Page of(RunContent content, Conclusions conclusions, boolean gatlingReport) {
        RunData data = content.data();
        RunSummary run = content.summary();
        LimitLines limits = LimitLines.of(conclusions);
        DriftTable drift = new DriftTable(run.drift());
        return new Page(
                title(run.info()),
                conclusions.verdictLine().or(() -> Notices.doubt(run)),
                Headline.of(run, conclusions.capacity()),
                Origin.byline(run),
                List.of(
                        ReportPart.SUMMARY.of(KeySection.blocks(run, conclusions.capacity())),
                        ReportPart.VERDICT.of(conclusions.verdictSection()),
                        ReportPart.CAPACITY.of(conclusions
                                .capacity()
                                .map(CapacityCharts::blocks)
                                .orElse(List.of())),
                        ReportPart.LIFECYCLE.of(LifecycleTables.blocks(run)),
                        ReportPart.DRIFT.of(DriftCharts.of(data, run.drift(), drift::inWords), List.of(drift.table())),
                        ReportPart.MEMORY.of(MemoryCharts.of(run), ResourceTables.memory(run)),
                        ReportPart.PROMPTS.of(ConversationTurns.charts(run), PromptTables.blocks(run)),
                        ReportPart.PAIRS.of(List.of(PairedTable.of(run.pairs()))),
                        ReportPart.CONCURRENCY.of(LoadSections.concurrency(run, limits)),
                        ReportPart.ARRIVALS.of(LoadSections.arrivals(run, limits), List.of(DueTable.of(run))),
                        ReportPart.TRUST.of(List.of(Notices.ofTrust(run))),
                        ReportPart.FINDINGS.of(Notices.ofFindings(content.findings())),
                        ReportPart.models(run, ModelTables.models(run)),
                        ReportPart.COMPARISON.of(ModelComparison.blocks(run)),
                        ReportPart.TARGETS.of(TargetSection.blocks(content)),
                        ReportPart.WORKLOAD.of(WorkloadSection.blocks(data)),
                        ReportPart.DISTRIBUTIONS.of(DistributionSection.blocks(data, run)),
                        ReportPart.PROMPT_LENGTH.of(PromptLengthSection.blocks(data)),
                        ReportPart.LEVELS.of(List.of(LoadSections.levels(run)), SteadyTable.of(data)),
                        ReportPart.TIME.of(TimeTables.blocks(run)),
                        ReportPart.COST.of(CostTables.blocks(run)),
                        ReportPart.RESOURCES.of(ResourceCharts.of(data), List.of(ResourceTables.resources(run))),
                        ReportPart.TIMELINE.of(TimelineSection.blocks(data), RequestSection.blocks(data)),
                        ReportPart.SERIES.of(ModelTables.series(run), SpreadTable.of(run)),
                        ReportPart.OUTLIERS.of(
                                content.options().withoutOutliers() ? OutlierSection.blocks(data) : List.of()),
                        ReportPart.ERRORS.of(RightAnswers.of(run), ErrorSection.blocks(run)),
                        ReportPart.RUN.of(RunFacts.blocks(run)),
                        ReportPart.FILES.of(List.of(new Links(links(gatlingReport, run))))));
    }

    /**
     * Short form for a terminal: the headline, the most important warnings and findings, and the tables that fit on a screen.
     *
     * @param files the written files
     */
    public static Page brief(RunContent content, Conclusions conclusions, List<Path> files) {
        RunSummary run = content.summary();
        boolean sweeps = !run.userSweeps().isEmpty() || !run.rateSweeps().isEmpty();
        boolean many = run.cells().size() > SERIES_ON_A_SCREEN;
        boolean several = run.models().size() > 1 || run.info().target() == null;
        return new Page(
                title(run.info()),
                conclusions.verdictLine().or(() -> Notices.doubt(run)),
                Headline.of(run, conclusions.capacity()),
                Origin.byline(run),
                List.of(
                        ReportPart.TRUST.of(List.of(Notices.gravestOfTrust(run))),
                        ReportPart.FINDINGS.of(Notices.ofGravest(content.findings())),
                        ReportPart.TARGETS.of(TargetSection.brief(content)),
                        ReportPart.CAPACITY.of(conclusions.capacity().map(CapacityTable::of).stream()
                                .map(Block.class::cast)
                                .toList()),
                        ReportPart.LIFECYCLE.of(LifecycleTables.blocks(run)),
                        ReportPart.DRIFT.of(List.of(new DriftTable(run.drift()).table())),
                        ReportPart.MEMORY.of(ResourceTables.memory(run)),
                        ReportPart.PROMPTS.of(PromptTables.blocks(run)),
                        ReportPart.PAIRS.of(List.of(PairedTable.of(run.pairs()))),
                        ReportPart.CONCURRENCY.of(many ? List.of() : List.of(LoadSections.usersTable(run))),
                        ReportPart.ARRIVALS.of(many ? List.of() : List.of(LoadSections.rates(run), DueTable.of(run))),
                        ReportPart.models(
                                run,
                                many && several && !run.isOfTwoServers() ? List.of(ModelTables.table(run)) : List.of()),
                        ReportPart.COMPARISON.of(sweeps ? List.of() : ModelComparison.blocks(run)),
                        ReportPart.SERIES.of(
                                sweeps || many ? List.of() : List.of(ModelTables.brief(run)),
                                run.info().capabilities().contains(Capability.PROMPT_SET)
                                        ? SpreadTable.of(run)
                                        : List.of()),
                        ReportPart.LEVELS.of(many ? List.of(LoadSections.levels(run)) : SteadyTable.of(content.data())),
                        ReportPart.COST.of(CostTables.blocks(run)),
                        ReportPart.RESOURCES.of(List.of(ResourceTables.resources(run))),
                        ReportPart.ERRORS.of(
                                RightAnswers.of(run),
                                List.of(ErrorSection.table(run), LifecycleTables.errors(run.lifecycle()))),
                        ReportPart.FILES.of(files.stream()
                                .map(file -> (Block) new Paragraph(file.toString()))
                                .toList())));
    }

    private static String title(RunInfo info) {
        return Objects.requireNonNullElse(info.simulation(), "Run");
    }

    private static List<Link> links(boolean gatlingReport, RunSummary run) {
        List<Link> links = new ArrayList<>();
        if (gatlingReport) {
            links.add(new Link(
                    GATLING_REPORT,
                    "Gatling's own report of the same run"
                            + (Quantity.TTFT.p50().of(run.overall()).isEmpty()
                                    ? ""
                                    : "; it counts each " + run.counted().one() + " twice: up to its end, and as"
                                            + " \"first token\" up to its first token")));
        }
        links.add(new Link("perf_report.md", "this report without its charts"));
        links.add(new Link("perf_summary.csv", "the figures for a spreadsheet"));
        if (!run.levels().isEmpty()) {
            links.add(new Link("perf_levels.csv", "the levels of load, pooled over models"));
        }
        links.add(new Link("summary.json", "the figures for programs"));
        return links;
    }
}
