package analysis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import run.folder.RunIndex;

/**
 * Scenarios of a suite, each paired with the one of the same name in an earlier suite.
 *
 * @param pairs those that can be judged
 * @param missing one sentence per scenario that has a run only in the earlier suite, or no run at all
 */
record SuitePairs(List<Pair> pairs, List<String> missing) {

    /** Scenario with its runs; {@code before} is empty if there is no earlier suite. */
    record Pair(String name, Optional<Path> before, Path now) {}

    /**
     * Pairs the scenarios of {@code suite} with those of {@code earlier}.
     *
     * @param earlier folder of a suite; null if there is none
     */
    static SuitePairs of(String earlier, Path suite, CommandSpec spec) {
        if (earlier != null && !RunIndex.isSuite(Path.of(earlier))) {
            throw new ParameterException(
                    spec.commandLine(),
                    suite + " is a suite, but '" + earlier
                            + "' is not: compare it with another suite, or one of its runs with a run or a"
                            + " baseline");
        }
        List<Pair> pairs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, Path> before = earlier == null ? Map.of() : runs(Path.of(earlier));
        Map<String, Path> now = runs(suite);
        for (RunIndex.Entry entry : RunIndex.ofSuite(suite).entries()) {
            if (entry.folder().isEmpty()) {
                missing.add(entry.name() + " has no run: " + entry.problem());
            } else if (earlier != null && !before.containsKey(entry.name())) {
                spec.commandLine().getErr().println(entry.name() + " is not in " + earlier + ": skipped");
            } else {
                pairs.add(new Pair(
                        entry.name(),
                        Optional.ofNullable(before.get(entry.name())),
                        entry.folder().get()));
            }
        }
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .map(name -> name + " is in " + earlier + " and not in " + suite)
                .forEach(missing::add);
        return new SuitePairs(pairs, missing);
    }

    private static Map<String, Path> runs(Path suite) {
        Map<String, Path> runs = new LinkedHashMap<>();
        RunIndex.ofSuite(suite)
                .entries()
                .forEach(entry -> entry.folder().ifPresent(folder -> runs.put(entry.name(), folder)));
        return runs;
    }
}
