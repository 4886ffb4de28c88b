package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Notice;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.report.page.Page.Section;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.text.ReportJson;
import analysis.summary.comparison.Changed;
import analysis.summary.comparison.Effect;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.file.WholeFile;

/**
 * Index of several comparisons: those of the scenarios of two suites, or of groups of runs that have figures in common.
 *
 * @param of kind of index
 * @param scenarios comparison of each scenario or group, by its name
 * @param missing one sentence per scenario or run that is not compared
 * @param runs all runs, for their scaling; empty for suites
 */
public record ComparisonIndex(
        Of of, Map<String, RunComparison> scenarios, List<String> missing, Optional<RunComparison> runs) {

    private enum Of {
        SUITES("Comparison of two suites", "Scenarios", "scenario", "What changed from the first suite to the second"),
        GROUPS(
                "Comparison of several kinds of runs",
                "Kinds of runs",
                "kind",
                "What changed from the first run of each kind to its last");

        private final String title;
        private final String heading;
        private final String one;
        private final String caption;

        Of(String title, String heading, String one, String caption) {
            this.title = title;
            this.heading = heading;
            this.one = one;
            this.caption = caption;
        }
    }

    /** Index of two suites, by scenario. */
    public static ComparisonIndex ofSuites(Map<String, RunComparison> scenarios, List<String> missing) {
        return new ComparisonIndex(Of.SUITES, scenarios, missing, Optional.empty());
    }

    /** Index of runs without a common figure, by group. Runs with one number of users each also show their scaling. */
    public static ComparisonIndex ofGroups(RunGroups groups) {
        return new ComparisonIndex(Of.GROUPS, groups.comparisons(), groups.alone(), Optional.of(groups.together()));
    }

    /** Changes of one scenario. */
    private record Scenario(String name, long figures, long worse, long better, String sentence) {}

    private record Content(int schema, String sentence, List<Scenario> scenarios, List<String> missing) {}

    /** Page with one row per scenario, linked to its comparison. */
    public Page page() {
        return new Page(
                of.title,
                Optional.empty(),
                sentence(),
                "",
                List.of(
                        new Section(
                                "runs",
                                "Runs",
                                runs.stream().<Block>map(RunsSection::runs).toList()),
                        new Section("scenarios", of.heading, List.of(table(), found())),
                        new Section(
                                "scaling",
                                "Scaling with users",
                                runs.map(ScalingSection::blocks).orElse(List.of())),
                        new Section("missing", "Not compared", List.of(notCompared())),
                        new Section(
                                "files",
                                "Files",
                                List.of(new Links(List.of(
                                        new Link(CompareFiles.MARKDOWN, "this comparison for a pull request or a wiki"),
                                        new Link(CompareJson.FILE_NAME, "the same for programs")))))));
    }

    private List<Scenario> rows() {
        return scenarios.entrySet().stream()
                .map(one -> {
                    List<Changed> changes =
                            one.getValue().worstFirst(one.getValue().runs().size() - 1);
                    return new Scenario(
                            one.getKey(),
                            changes.size(),
                            count(changes, Effect.WORSE),
                            count(changes, Effect.BETTER),
                            CompareHeadline.of(one.getValue()));
                })
                .toList();
    }

    private static long count(List<Changed> changes, Effect effect) {
        return changes.stream().filter(changed -> changed.effect() == effect).count();
    }

    private String sentence() {
        long worse = rows().stream().filter(row -> row.worse > 0).count();
        long better = rows().stream().filter(row -> row.better > 0).count();
        String all = scenarios.size() + " " + of.one + (scenarios.size() == 1 ? "" : "s");
        return worse + better == 0
                ? "No figure changed significantly in " + all + "."
                : "Of " + all + ", " + worse + " became significantly worse in some figure, and " + better + " better.";
    }

    private Table table() {
        return new TableBuilder<Scenario>(of.caption)
                .cell(
                        of == Of.SUITES ? "Scenario" : "Kind",
                        row -> Cell.link(row.name, row.name + "/" + CompareFiles.HTML))
                .count("Figures in common", Scenario::figures)
                .numeric("Worse", "", row -> Cell.count(row.worse).toned(row.worse == 0 ? Tone.NEUTRAL : Tone.BAD))
                .numeric("Better", "", row -> Cell.count(row.better).toned(row.better == 0 ? Tone.NEUTRAL : Tone.GOOD))
                .build(rows());
    }

    private Facts found() {
        return new Facts(
                "In a sentence",
                rows().stream().map(row -> new Fact(row.name, row.sentence)).toList());
    }

    private Block.Notices notCompared() {
        return new Block.Notices(missing.stream()
                .map(what -> new Notice(Tone.WARNING, of == Of.SUITES ? "Missing" : "Alone", what, "", List.of()))
                .toList());
    }

    /**
     * Writes {@code compare.html} with its style sheet, {@code compare.md} and {@code compare.json}, replacing earlier ones.
     *
     * @param folder created if missing
     * @return the written files, without the style sheet
     * @throws IOException if a file cannot be written
     */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(HtmlPage.STYLE_SHEET), HtmlPage.styleSheet());
        return List.of(
                WholeFile.write(folder.resolve(CompareFiles.HTML), HtmlPage.write(page())),
                WholeFile.write(folder.resolve(CompareFiles.MARKDOWN), MarkdownPage.write(page())),
                WholeFile.write(
                        folder.resolve(CompareJson.FILE_NAME),
                        ReportJson.of(new Content(CompareJson.SCHEMA, sentence(), rows(), missing))));
    }
}
