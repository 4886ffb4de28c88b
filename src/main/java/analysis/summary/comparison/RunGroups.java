package analysis.summary.comparison;

import analysis.summary.comparison.RunComparison.NamedRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import run.Cell;

/**
 * Runs grouped by common cells, such as the results of several simulations: each run of a group shares a model and
 * series with another of the group, and with none outside.
 *
 * @param runs all runs, in the order given
 * @param groups in the order of their first runs
 */
public record RunGroups(List<NamedRun> runs, List<List<NamedRun>> groups) {

    /** Groups {@code runs}. */
    public static RunGroups of(List<NamedRun> runs) {
        List<List<NamedRun>> groups = new ArrayList<>();
        for (NamedRun run : runs) {
            List<NamedRun> joined = new ArrayList<>();
            for (List<NamedRun> group : List.copyOf(groups)) {
                if (group.stream().anyMatch(other -> areAlike(run, other))) {
                    joined.addAll(group);
                    groups.remove(group);
                }
            }
            joined.add(run);
            groups.add(joined);
        }
        List<List<NamedRun>> inOrder = groups.stream()
                .map(group -> runs.stream().filter(group::contains).toList())
                .sorted((a, b) -> Integer.compare(runs.indexOf(a.get(0)), runs.indexOf(b.get(0))))
                .toList();
        return new RunGroups(List.copyOf(runs), inOrder);
    }

    private static boolean areAlike(NamedRun a, NamedRun b) {
        Set<Cell> cells = a.data().cells().keySet();
        return !Collections.disjoint(cells, b.data().cells().keySet());
    }

    /** Whether some runs can be compared, but not all of them. */
    public boolean areSeveral() {
        return groups.size() > 1 && groups.stream().anyMatch(group -> group.size() > 1);
    }

    /** Comparison of all runs for their scaling, even without common cells. */
    public RunComparison together() {
        return RunComparison.of(runs);
    }

    /** Comparisons of groups of two or more by the name of their simulation, made safe for a folder. */
    public Map<String, RunComparison> comparisons() {
        Map<String, RunComparison> comparisons = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        groups.stream().filter(group -> group.size() > 1).forEach(group -> {
            String simulation = simulations(group);
            String name = simulation;
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = simulation + "-" + number;
            }
            comparisons.put(name, RunComparison.of(group));
        });
        return comparisons;
    }

    private static String simulations(List<NamedRun> group) {
        String names = group.stream()
                .map(run -> run.data().info().simulation())
                .filter(name -> name != null && !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("-"))
                .replaceAll("[^A-Za-z0-9_-]+", "_");
        return names.isEmpty() ? "runs" : names;
    }

    /** Sentence for each run that is in a group of its own. */
    public List<String> alone() {
        return groups.stream()
                .filter(group -> group.size() == 1)
                .map(group -> group.get(0).name() + " has no model and series in common with another run.")
                .toList();
    }
}
