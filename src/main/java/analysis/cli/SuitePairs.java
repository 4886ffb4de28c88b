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
 * The scenarios of a suite, each with the one of its name in an earlier suite.
 *
 * @param pairs those that can be judged
 * @param missing a sentence for each that only the earlier suite has a run of, and for each that left none
 */
record SuitePairs(List<Pair> pairs, List<String> missing) {

    /** @param before empty if there is no earlier suite */
    record Pair(String name, Optional<Path> before, Path now) {}

    /**
     * Pairs the scenarios of {@code suite} with those of {@code earlier}, or with nothing.
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
                spec.commandLine().getErr().println(entry.name() + " is not in " + earlier + ": not judged");
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
