package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Page;
import analysis.report.page.Page.Section;
import analysis.report.page.Table;
import analysis.report.sections.RunPage;
import analysis.report.verdict.PairedTable;
import analysis.summary.comparison.PairedDifference;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Report page of several runs. */
public final class ComparePage {

    /** Largest number of runs that a terminal lists; of more, the headline names the first and the last. */
    private static final int MAX_RUNS_OF_A_TERMINAL = 6;

    private ComparePage() {}

    public static Page of(RunComparison comparison) {
        return page(
                comparison,
                List.of(
                        new Section("changes", "What changed", ChangeSection.blocks(comparison)),
                        new Section("trend", "Trend over time", TrendSection.blocks(comparison)),
                        new Section("runs", "Runs", RunsSection.blocks(comparison)),
                        new Section("description", "Differences between the runs", DescribedRuns.blocks(comparison)),
                        new Section("scaling", "Scaling with users", ScalingSection.blocks(comparison)),
                        new Section("parity", "Parity of servers", ParitySection.blocks(comparison)),
                        new Section("pairs", "Servers A and B of a run", pairs(comparison)),
                        new Section("values", "Side by side", SideBySideSection.blocks(comparison)),
                        new Section("all-changes", "Every change", ChangeSection.all(comparison)),
                        new Section("files", "Files", List.of(links()))));
    }

    /** Short form for a terminal: runs, steps over time, largest changes, and the number of figures in parity. */
    public static Page brief(RunComparison comparison) {
        return page(
                comparison,
                List.of(
                        new Section(
                                "runs",
                                "Runs",
                                comparison.runs().size() > MAX_RUNS_OF_A_TERMINAL
                                        ? List.of()
                                        : RunsSection.brief(comparison)),
                        new Section("steps", "Steps over time", TrendSection.steps(comparison)),
                        new Section("changes", "What changed", ChangeSection.brief(comparison)),
                        new Section(
                                "parity",
                                "Parity of servers",
                                ParitySection.blocks(comparison).stream()
                                        .filter(block -> block instanceof Paragraph)
                                        .toList()),
                        new Section(
                                "more",
                                "More",
                                List.of(new Paragraph(
                                        "--all prints every table; --out DIR writes the page with its charts.")))));
    }

    private static Page page(RunComparison comparison, List<Section> sections) {
        return new Page(
                "Comparison of " + comparison.runs().size() + " runs",
                Optional.empty(),
                CompareHeadline.of(comparison) + TrendSection.sentence(comparison),
                byline(comparison),
                sections);
    }

    /** Paired differences of each A/B run. */
    private static List<Block> pairs(RunComparison comparison) {
        List<Block> blocks = new ArrayList<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            Table table = PairedTable.of(
                    PairedDifference.of(comparison.runs().get(run).data()));
            if (!table.isEmpty()) {
                blocks.add(new Paragraph("Run " + Names.letter(run) + ":"));
                blocks.add(table);
            }
        }
        return blocks;
    }

    private static String byline(RunComparison comparison) {
        List<NamedRun> runs = comparison.runs();
        List<Integer> order = comparison.byStart();
        Instant first = runs.get(order.get(0)).data().info().start();
        Instant last = runs.get(order.get(order.size() - 1)).data().info().start();
        return "Started " + RunPage.TIME.format(first) + " to " + RunPage.TIME.format(last);
    }

    private static Links links() {
        return new Links(List.of(
                new Link(CompareFiles.MARKDOWN, "this comparison without its charts"),
                new Link(CompareCsv.FILE_NAME, "values and changes for a spreadsheet"),
                new Link(CompareJson.FILE_NAME, "everything for programs")));
    }
}
