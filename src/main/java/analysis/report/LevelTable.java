package analysis.report;

import analysis.summary.LevelCost;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.Locale;

/** What concurrency brings and costs, and a sentence for each sweep that says where it stops paying. */
final class LevelTable {

    private LevelTable() {}

    static TextTable of(RunSummary run) {
        TextTable table = TextTable.of(
                "Model", "Series", ">requests/s", ">against lowest", ">Latency mean ms", ">against lowest %");
        for (List<LevelCost> sweep : LevelCost.sweeps(run)) {
            for (LevelCost level : sweep) {
                table.row(
                        Inert.line(level.cell().model()),
                        Inert.line(level.cell().series()),
                        Decimal.fixed(level.requestsPerS(), 2),
                        Decimal.fixed(level.gain(), 2) + "x",
                        Decimal.fixed(level.latencyMs(), 1),
                        String.format(Locale.ROOT, "%+.0f", level.latencyCostPct()));
            }
        }
        return table;
    }

    static List<String> sentences(RunSummary run) {
        return LevelCost.sweeps(run).stream().map(LevelTable::sentence).toList();
    }

    private static String sentence(List<LevelCost> sweep) {
        LevelCost best = LevelCost.best(sweep);
        LevelCost last = sweep.get(sweep.size() - 1);
        String model = Inert.line(best.cell().model()) + ": ";
        if (best == last) {
            return model + "more users pay up to the highest level measured, " + best.users() + ": try higher ones.";
        }
        return String.format(
                Locale.ROOT,
                "%sthe best balance of throughput and latency is at %d; %d users bring %+.0f %% requests/s for %+.0f %%"
                        + " latency on top.",
                model,
                best.users(),
                last.users(),
                100 * (last.requestsPerS() / best.requestsPerS() - 1),
                100 * (last.latencyMs() / best.latencyMs() - 1));
    }
}
