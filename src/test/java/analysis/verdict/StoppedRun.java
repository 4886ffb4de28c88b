package analysis.verdict;

import analysis.verdict.VerdictScenario.Effect;
import analysis.verdict.VerdictScenario.Pair;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import run.Cell;

/**
 * A synthetic run whose series, one after the other, end when they are decided.
 *
 * @param verdict on what was measured
 * @param share of its generations that were sent, 0 to 1
 */
record StoppedRun(Level verdict, double share) {

    static StoppedRun of(VerdictScenario scenario, Effect effect, long seed) {
        Pair pair = scenario.pair(seed, effect);
        List<String> series = pair.current().cells().keySet().stream()
                .map(Cell::series)
                .distinct()
                .collect(Collectors.toList());
        InterimVerdict looks = new InterimVerdict(Policy.standard(), pair.baseline(), series.size());
        RunSamples sent = new RunSamples(new TreeMap<>());
        double shares = 0;
        for (String name : series) {
            Predicate<Cell> now = cell -> cell.series().equals(name);
            double share = 0;
            boolean ended = false;
            for (int look = 1; look <= InterimVerdict.LOOKS + 1 && !ended; look++) {
                share = (double) look / (InterimVerdict.LOOKS + 1);
                RunSamples soFar = together(sent, VerdictScenario.begun(pair.current(), share, now), now);
                ended = share == 1 || looks.ends(soFar, now, share).isPresent();
                if (ended) {
                    sent = soFar;
                }
            }
            shares += share / series.size();
        }
        Level level = Level.overall(
                new Comparison(InterimVerdict.atEnd(Policy.standard()), false, pair.baseline(), sent, Optional.empty())
                        .findings().stream().map(Finding::level).toList());
        return new StoppedRun(level, shares);
    }

    private static RunSamples together(RunSamples sent, RunSamples all, Predicate<Cell> now) {
        SortedMap<Cell, CellSamples> cells = new TreeMap<>(sent.cells());
        all.cells().forEach((cell, samples) -> {
            if (now.test(cell)) {
                cells.put(cell, samples);
            }
        });
        return new RunSamples(cells);
    }
}
