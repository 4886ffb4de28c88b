package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Notice;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
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
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import run.RunInfo;

/** What is compared, and what a reader must know of it. */
final class RunsSection {

    private static final int COMMIT_SHOWN = 10;

    private RunsSection() {}

    static List<Block> blocks(RunComparison comparison) {
        return List.of(runs(comparison), unlike(comparison), warnings(comparison));
    }

    private static Table runs(RunComparison comparison) {
        Table.Builder table = new Table.Builder("What is compared")
                .text("Run")
                .text("Started")
                .text("Simulation")
                .text("Server")
                .text("Version")
                .text("Commit")
                .number(rows(comparison).title(), "")
                .number("Failed", "");
        for (int run = 0; run < comparison.runs().size(); run++) {
            NamedRun named = comparison.runs().get(run);
            RunInfo info = named.data().info();
            RunInfo.Target target = info.target();
            OptionalLong failed = failed(named);
            table.row(
                    Cell.text(Names.letter(run) + ": " + named.name()),
                    Cell.text(RunPage.TIME.format(info.start())),
                    text(info.simulation()),
                    text(target == null ? null : target.baseUrl()),
                    text(target == null ? null : target.version()),
                    text(
                            info.environment() == null
                                    ? null
                                    : shortened(info.environment().gitCommit())),
                    Cell.count(generations(named)),
                    failed.isEmpty() ? Cell.number(OptionalDouble.empty()) : failures(failed.getAsLong()));
        }
        return table.build();
    }

    /** Requests, if no run has generations. */
    private static Counted rows(RunComparison comparison) {
        return comparison.runs().stream().allMatch(run -> run.data().counted() == Counted.REQUESTS)
                ? Counted.REQUESTS
                : Counted.GENERATIONS;
    }

    private static Cell failures(long failed) {
        return failed == 0 ? Cell.count(0) : Cell.count(failed).toned(Tone.WARNING);
    }

    private static String shortened(String commit) {
        return commit == null || commit.length() <= COMMIT_SHOWN ? commit : commit.substring(0, COMMIT_SHOWN);
    }

    private static Cell text(String value) {
        return Cell.text(Objects.requireNonNullElse(value, ""));
    }

    static long generations(NamedRun run) {
        return run.data().cells().values().stream()
                .mapToInt(CellData::generations)
                .sum();
    }

    /** Generations, pulls and loads; empty where failures are not known of. */
    static OptionalLong failed(NamedRun run) {
        Collection<CellData> cells = run.data().cells().values();
        return Attempts.areTold(cells) ? OptionalLong.of(Attempts.of(cells).failed()) : OptionalLong.empty();
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
                                "A change may come from that alone. Compare runs of the same simulation with the same"
                                        + " models, prompts and settings, unless the difference is the question.",
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
