package analysis.report.suite;

import static analysis.summary.figures.Figure.FAILED_PCT;
import static analysis.summary.figures.Figure.REQUESTS;
import static analysis.summary.figures.Figure.REQUESTS_PER_S;
import static analysis.summary.figures.Figure.SYSTEM_TOKENS_PER_S;
import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.TOKENS_PER_S;
import static analysis.summary.figures.Quantity.TTFT;

import analysis.report.page.Block;
import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Block.KeyFigures;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Notice;
import analysis.report.page.Page;
import analysis.report.page.Page.Section;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.sections.FigureColumns;
import analysis.report.sections.Notices;
import analysis.report.sections.Origin;
import analysis.report.sections.RunPage;
import analysis.report.text.Decimal;
import analysis.report.verdict.VerdictTable;
import analysis.summary.RunSummary;
import analysis.summary.samples.Warning;
import analysis.verdict.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import run.RunInfo;

/** Index page of several runs: an overall result, one row per run, and links to their reports. */
final class IndexPage {

    private static final FigureColumns FIGURES = FigureColumns.of(
            REQUESTS,
            FAILED_PCT,
            TTFT.p50(),
            TTFT.p95(),
            LATENCY.p50(),
            LATENCY.p95(),
            TOKENS_PER_S.mean(),
            SYSTEM_TOKENS_PER_S,
            REQUESTS_PER_S);

    private final IndexedRuns runs;

    private IndexPage(IndexedRuns runs) {
        this.runs = runs;
    }

    static Page of(IndexedRuns runs) {
        return new IndexPage(runs).page();
    }

    private Page page() {
        return new Page(
                runs.isSuite() ? "All scenarios" : "Runs",
                doubt(),
                runs.sentence(),
                byline(),
                List.of(
                        new Section("summary", "Summary", List.of(keyFigures())),
                        new Section("problems", "What went wrong", List.of(problems())),
                        new Section("runs", runs.isSuite() ? "Scenarios" : "Runs", List.of(table())),
                        new Section("found", "What each found", List.of(found())),
                        new Section("findings", "Findings and next steps", Notices.ofFindings(runs.findings())),
                        new Section("warnings", "Can it be trusted?", List.of(warnings())),
                        new Section("files", "Files", List.of(files()))));
    }

    /** How many runs are in doubt, and why the first of them is. */
    private Optional<Notice> doubt() {
        Map<String, Notice> doubts = new LinkedHashMap<>();
        runs.all()
                .forEach(run -> run.summary()
                        .flatMap(Notices::doubt)
                        .ifPresent(doubt -> doubts.put(run.entry().name(), doubt)));
        return doubts.entrySet().stream()
                .findFirst()
                .map(first -> new Notice(
                        doubts.size() == runs.all().size() ? Tone.BAD : Tone.WARNING,
                        "UNRELIABLE",
                        doubts.size() + " of " + runs.all().size() + (runs.isSuite() ? " scenarios" : " runs")
                                + ", such as " + first.getKey() + ": "
                                + first.getValue().what(),
                        "",
                        List.of()));
    }

    private String byline() {
        List<RunInfo> infos = runs.all().stream()
                .flatMap(run -> run.summary().stream())
                .map(RunSummary::info)
                .toList();
        List<Instant> starts = infos.stream()
                .map(RunInfo::start)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        List<String> servers = infos.stream()
                .flatMap(info -> Origin.server(info).stream())
                .distinct()
                .toList();
        List<String> parts = new ArrayList<>();
        if (!starts.isEmpty()) {
            String first = RunPage.TIME.format(starts.get(0));
            String last = RunPage.TIME.format(starts.get(starts.size() - 1));
            parts.add(first.equals(last) ? first : "Started " + first + " to " + last);
        }
        parts.addAll(servers);
        return String.join(" · ", parts);
    }

    private KeyFigures keyFigures() {
        long problems = runs.problems().size();
        int count = runs.all().size();
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(new KeyFigure(
                runs.isSuite() ? "Scenarios" : "Runs",
                Integer.toString(count),
                "",
                problems > 0
                        ? problems + (runs.isSuite() ? " failed" : " cannot be read")
                        : runs.isSuite() ? "all passed" : "all can be read"));
        figures.add(new KeyFigure(
                "Requests",
                Long.toString(runs.generations()),
                "",
                runs.generations() == 0
                        ? ""
                        : runs.failed() == 0
                                ? "all succeeded"
                                : String.format(
                                        Locale.ROOT,
                                        "%d failed (%.1f %%)",
                                        runs.failed(),
                                        100.0 * runs.failed() / runs.generations())));
        Map<Level, Long> verdicts = runs.verdicts();
        if (!verdicts.isEmpty()) {
            figures.add(new KeyFigure(
                    "Verdicts",
                    Level.overall(verdicts.keySet()).name(),
                    "",
                    String.join(
                            ", ",
                            verdicts.entrySet().stream()
                                    .map(one -> one.getValue() + " " + one.getKey())
                                    .toList())));
        }
        runs.duration()
                .ifPresent(all -> figures.add(new KeyFigure(
                        "Time", Decimal.fixed(seconds(all), 0), "s", "all scenarios, one after the other")));
        return new KeyFigures(figures);
    }

    private Block.Notices problems() {
        return new Block.Notices(runs.problems().stream()
                .map(run -> new Notice(
                        Tone.BAD,
                        run.entry().name(),
                        run.problem(),
                        run.entry()
                                .duration()
                                .map(any -> "Its output is in " + run.entry().name() + ".txt.")
                                .orElse(""),
                        List.of()))
                .toList());
    }

    private Table table() {
        TableBuilder<IndexedRun> table = new TableBuilder<IndexedRun>(
                        runs.isSuite() ? "A row for each scenario" : "A row for each run")
                .cell(runs.isSuite() ? "Scenario" : "Run", this::name)
                .text("Simulation", run -> ofRun(run).map(RunInfo::simulation).orElse(""))
                .text(
                        "Started",
                        run -> ofRun(run)
                                .map(RunInfo::start)
                                .map(RunPage.TIME::format)
                                .orElse(""))
                .cell("Outcome", this::outcome)
                .cell(
                        "Verdict",
                        run -> run.verdict()
                                .map(verdict ->
                                        Cell.text(verdict.level().name()).toned(VerdictTable.tone(verdict.level())))
                                .orElse(Cell.text("")));
        FIGURES.to(table, run -> run.summary().map(RunSummary::overall).orElse(null));
        return table.number(
                        "Time",
                        "s",
                        1,
                        run -> run.entry().duration().stream()
                                .mapToDouble(IndexPage::seconds)
                                .findFirst())
                .note("All models and series of a run together; times are those of what succeeded. The"
                        + " report of each run has them apart.")
                .build(runs.all());
    }

    private Cell name(IndexedRun run) {
        String name = run.entry().name();
        return runs.link(run).map(file -> Cell.link(name, file)).orElse(Cell.text(name));
    }

    /** Description of a run that is not a scenario of a suite; such runs have more columns. */
    private Optional<RunInfo> ofRun(IndexedRun run) {
        return run.summary().filter(summary -> !runs.isSuite()).map(RunSummary::info);
    }

    private Cell outcome(IndexedRun run) {
        if (!run.problem().isEmpty()) {
            return Cell.text(runs.isSuite() ? "failed" : "unreadable").toned(Tone.BAD);
        }
        return runs.isSuite() ? Cell.text("passed").toned(Tone.GOOD) : Cell.text("");
    }

    private Facts found() {
        return new Facts(
                "In a sentence",
                runs.all().stream()
                        .map(run -> new Fact(run.entry().name(), run.told()))
                        .toList());
    }

    private Block.Notices warnings() {
        Map<String, List<Warning>> warnings = new LinkedHashMap<>();
        runs.all()
                .forEach(run -> run.summary()
                        .ifPresent(summary -> warnings.put(run.entry().name(), summary.warnings())));
        return Notices.ofWarnings(warnings);
    }

    private Links files() {
        List<Link> links = new ArrayList<>(List.of(
                new Link(runs.markdownName(), "this index for a pull request or a wiki"),
                new Link(runs.jsonName(), "the same for programs")));
        runs.documents()
                .keySet()
                .forEach(name -> links.add(
                        new Link(IndexReport.EXPORT + "/" + name, "a scenario in the format of an older tool")));
        return new Links(links);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
