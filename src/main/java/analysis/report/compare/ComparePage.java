package analysis.report.compare;

import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Page;
import analysis.report.page.Page.Section;
import analysis.report.sections.RunPage;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The report of several runs, for every format. */
public final class ComparePage {

    private ComparePage() {}

    public static Page of(RunComparison comparison) {
        return new Page(
                "Comparison of " + comparison.runs().size() + " runs",
                Optional.empty(),
                CompareHeadline.of(comparison),
                byline(comparison),
                List.of(
                        new Section("runs", "Runs", RunsSection.blocks(comparison)),
                        new Section("changes", "What changed", ChangeSection.blocks(comparison)),
                        new Section("description", "Differences between the runs", DescribedRuns.blocks(comparison)),
                        new Section("trend", "Trend over time", TrendSection.blocks(comparison)),
                        new Section("scaling", "Scaling with users", ScalingSection.blocks(comparison)),
                        new Section("parity", "Parity of servers", ParitySection.blocks(comparison)),
                        new Section("values", "Side by side", SideBySideSection.blocks(comparison)),
                        new Section("all-changes", "Every change", ChangeSection.all(comparison)),
                        new Section("files", "Files", List.of(links()))));
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
