package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.report.page.TableBuilder;
import analysis.report.sections.RunFacts;
import analysis.summary.comparison.RunComparison;
import analysis.verdict.baseline.Difference;
import analysis.verdict.baseline.Fingerprint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.RunInfo;

/** Differences between the descriptions of the runs. */
final class DescribedRuns {

    /** Properties that always differ. */
    private static final Set<String> ALWAYS_DIFFERENT = Set.of("Start", "Length");

    private DescribedRuns() {}

    /** Differences that make a run incomparable with the first one, by the rules of a verdict; empty if one of them has no description. */
    static List<Difference> unlike(RunComparison comparison, int run) {
        RunInfo first = info(comparison, 0);
        RunInfo other = info(comparison, run);
        return first.target() == null || other.target() == null
                ? List.of()
                : Difference.between(Fingerprint.of(first), Fingerprint.of(other));
    }

    private static RunInfo info(RunComparison comparison, int run) {
        return comparison.runs().get(run).data().info();
    }

    /** Table of all properties that are not the same for all runs. */
    static List<Block> blocks(RunComparison comparison) {
        int runs = comparison.runs().size();
        Map<String, Map<String, String[]>> groups = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (Facts group : RunFacts.of(info(comparison, run))) {
                for (Fact fact : group.facts()) {
                    groups.computeIfAbsent(group.caption(), caption -> new LinkedHashMap<>())
                                    .computeIfAbsent(fact.name(), name -> new String[runs])[run] =
                            fact.value();
                }
            }
        }
        TableBuilder<Map.Entry<String, String[]>> table = new TableBuilder<Map.Entry<String, String[]>>(
                        "Differences between the runs' descriptions")
                .groupedBy("Of")
                .text("Property", Map.Entry::getKey);
        for (int run = 0; run < runs; run++) {
            int of = run;
            table.text(Names.letter(run), property -> property.getValue()[of]);
        }
        groups.forEach((caption, facts) -> {
            table.group(caption);
            facts.entrySet().stream()
                    .filter(property -> !ALWAYS_DIFFERENT.contains(property.getKey()))
                    .filter(property ->
                            Arrays.stream(property.getValue()).distinct().count() > 1)
                    .forEach(table::row);
        });
        return List.of(Names.fitting(comparison, table.build()));
    }
}
