package analysis.summary.comparison;

import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.figures.Figure;
import analysis.summary.load.Load;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.Sweep;
import analysis.summary.samples.CellData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scaling with the number of users, within a run or over runs of one level each.
 *
 * @param runs positions in the comparison of the run, or of all combined single-level runs
 * @param sweep sweep over the levels
 */
public record Scaling(List<Integer> runs, LoadSweep sweep) {

    /**
     * Overall duration per generation, as in the AKS benchmark suite: the time in which all users finish one generation
     * each, s. Measured window x users / successful generations.
     */
    public double overallS(LoadLevel level) {
        return level.load().amount() / level.value(Figure.REQUESTS_PER_S);
    }

    /** Cells of some runs by number of users. */
    private record Levels(SortedSet<Integer> runs, SortedMap<Double, List<CellData>> cells) {

        Levels() {
            this(new TreeSet<>(), new TreeMap<>());
        }

        Levels add(int run, SortedMap<Double, List<CellData>> others) {
            runs.add(run);
            others.forEach((users, some) ->
                    cells.computeIfAbsent(users, key -> new ArrayList<>()).addAll(some));
            return this;
        }
    }

    /** Scaling of each run with several levels; runs with one level each make one sweep together. */
    static List<Scaling> of(List<NamedRun> runs) {
        List<Scaling> scalings = new ArrayList<>();
        Map<Sweep.Work, Levels> single = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            Sweep.userLevels(runs.get(run).data()).forEach((work, levels) -> {
                if (levels.size() > 1) {
                    scalings.add(of(work, new Levels().add(run, levels)));
                } else {
                    single.computeIfAbsent(work, w -> new Levels()).add(run, levels);
                }
            });
        }
        single.forEach((work, levels) -> scalings.add(of(work, levels)));
        return scalings.stream()
                .filter(scaling -> scaling.sweep.levels().size() > 1)
                .toList();
    }

    private static Scaling of(Sweep.Work work, Levels levels) {
        return new Scaling(
                List.copyOf(levels.runs),
                LoadSweep.of(work.model(), work.model(), levels.cells, users -> Load.ofUsers(users.intValue())));
    }
}
