package analysis.summary.diagnosis;

import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.samples.RunData;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Diagnosis of a run by all rules. */
public final class Diagnosis {

    private Diagnosis() {}

    /** Findings, gravest first, good ones included. */
    public static List<DiagnosisFinding> of(RunData data) {
        List<Observation> all = Stream.of(SeriesRules.observe(data), SweepRules.observe(data))
                .flatMap(List::stream)
                .toList();
        Map<DiagnosisRule, Map<Double, List<Observation>>> found = all.stream()
                .collect(Collectors.groupingBy(
                        Observation::rule,
                        TreeMap::new,
                        Collectors.groupingBy(
                                observation -> observation
                                        .rule()
                                        .band(observation.value())
                                        .below(),
                                TreeMap::new,
                                Collectors.toList())));
        return found.entrySet().stream()
                .flatMap(rule ->
                        rule.getValue().values().stream().map(observations -> finding(rule.getKey(), observations)))
                .sorted()
                .toList();
    }

    private static DiagnosisFinding finding(DiagnosisRule rule, List<Observation> observations) {
        Comparator<Observation> byValue = Comparator.comparingDouble(Observation::value);
        boolean highIsWorse = rule.bands().get(0).severity().compareTo(lastSeverity(rule)) > 0;
        return new DiagnosisFinding(
                rule,
                rule.band(observations.get(0).value()),
                observations.stream()
                        .sorted(highIsWorse ? byValue.reversed() : byValue)
                        .toList());
    }

    private static Severity lastSeverity(DiagnosisRule rule) {
        return rule.bands().get(rule.bands().size() - 1).severity();
    }
}
