package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Notice;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.sections.Notices;
import analysis.report.sections.RunPage;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Counted;
import analysis.summary.samples.Warning;
import analysis.verdict.baseline.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import run.RunInfo;

/** Section on the compared runs, with their differences and warnings. */
final class RunsSection {

    private static final int COMMIT_SHOWN = 10;

    private RunsSection() {}

    static List<Block> blocks(RunComparison comparison) {
        return List.of(runs(comparison), unlike(comparison), warnings(comparison));
    }

    /** Short form for a terminal, without the runs' own warnings. */
    static List<Block> brief(RunComparison comparison) {
        return List.of(runs(comparison), unlike(comparison));
    }

    static Table runs(RunComparison comparison) {
        return new TableBuilder<NamedRun>("What is compared")
                .text("Run", run -> Names.letter(comparison.runs().indexOf(run)) + ": " + run.name())
                .text("Started", run -> RunPage.TIME.format(run.data().info().start()))
                .text("Simulation", run -> run.data().info().simulation())
                .text("Server", run -> target(run).map(RunInfo.Target::baseUrl).orElse(""))
                .text("Version", run -> target(run).map(RunInfo.Target::version).orElse(""))
                .text("Commit", RunsSection::commit)
                .numeric(rows(comparison).title(), "", RunsSection::count)
                .numeric("Failed", "", run -> failures(failed(run)))
                .build(comparison.runs());
    }

    private static Optional<RunInfo.Target> target(NamedRun run) {
        return Optional.ofNullable(run.data().info().target());
    }

    private static String commit(NamedRun run) {
        return Optional.ofNullable(run.data().info().environment())
                .map(RunInfo.Environment::gitCommit)
                .map(RunsSection::shortened)
                .orElse("");
    }

    static String shortened(String commit) {
        return commit.substring(0, Math.min(commit.length(), COMMIT_SHOWN));
    }

    /** Kind of rows: requests if no run has generations. */
    private static Counted rows(RunComparison comparison) {
        return comparison.runs().stream().allMatch(run -> run.data().counted() == Counted.REQUESTS)
                ? Counted.REQUESTS
                : Counted.GENERATIONS;
    }

    private static Cell failures(OptionalLong failed) {
        return failed.isEmpty()
                ? Cell.text("")
                : Cell.count(failed.getAsLong()).toned(failed.getAsLong() == 0 ? Tone.NEUTRAL : Tone.WARNING);
    }

    /** A summary of another tool states figures without its requests. */
    private static Cell count(NamedRun run) {
        return generations(run) == 0 && isStated(run) ? Cell.text("") : Cell.count(generations(run));
    }

    private static boolean isStated(NamedRun run) {
        return run.data().cells().values().stream()
                .anyMatch(cell -> cell.stated().isPresent());
    }

    static long generations(NamedRun run) {
        return run.data().cells().values().stream()
                .mapToInt(CellData::generations)
                .sum();
    }

    /** Number of failed generations, pulls and loads; empty if unknown. */
    static OptionalLong failed(NamedRun run) {
        Collection<CellData> cells = run.data().cells().values();
        return Attempts.areTold(cells) && !(generations(run) == 0 && isStated(run))
                ? OptionalLong.of(Attempts.of(cells).failed())
                : OptionalLong.empty();
    }

    private static Block.Notices unlike(RunComparison comparison) {
        List<String> cases = new ArrayList<>();
        for (int run = 1; run < comparison.runs().size(); run++) {
            for (Difference difference : DescribedRuns.unlike(comparison, run)) {
                cases.add(difference.what() + ": " + difference.baseline() + " in A, " + difference.current() + " in "
                        + Names.letter(run));
            }
        }
        return new Block.Notices(
                cases.isEmpty()
                        ? List.of()
                        : List.of(new Notice(
                                Tone.WARNING,
                                "Unlike runs",
                                "Not all runs did the same work on the same kind of server.",
                                "That alone may explain a change. Compare runs of the same simulation with the"
                                        + " same models, prompts and settings, unless you want to measure the difference.",
                                cases)));
    }

    private static Block.Notices warnings(RunComparison comparison) {
        Map<String, List<Warning>> warnings = new LinkedHashMap<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            warnings.put(Names.letter(run), comparison.runs().get(run).data().warnings());
        }
        return Notices.ofWarnings(warnings);
    }
}
