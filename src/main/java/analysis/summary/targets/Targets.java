package analysis.summary.targets;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * Set of targets. * @param name purpose, such as a kind of hardware
 * @param sizesGb sizes of models, GB, for targets by size
 */
public record Targets(String name, SortedMap<String, Double> sizesGb, List<Entry> entries) {

    private static final String LATEST = ":latest";

    public Targets {
        entries = List.copyOf(entries);
    }

    /**
     * Target with its scope.
     *
     * @param scope models that it applies to
     * @param promptTokens requested length of the prompts; absent for any
     */
    public record Entry(Scope scope, OptionalInt promptTokens, Target target) {}

    /** Models that a target applies to. */
    public sealed interface Scope {

        boolean includes(String model, Map<String, Double> sizesGb);

        /** Precision of the scope; the most specific target wins. */
        int precision();
    }

    /** One model by its name on the server. */
    public record OneModel(String model) implements Scope {
        @Override
        public boolean includes(String other, Map<String, Double> sizesGb) {
            return untagged(model).equals(untagged(other));
        }

        @Override
        public int precision() {
            return 2;
        }
    }

    /** Models of a range of sizes, both ends inclusive. */
    public record SizeGb(double from, double to) implements Scope {
        @Override
        public boolean includes(String model, Map<String, Double> sizesGb) {
            Double size = sizesGb.getOrDefault(model, sizesGb.get(untagged(model)));
            return size != null && size >= from && size <= to;
        }

        @Override
        public int precision() {
            return 1;
        }
    }

    /** All models. */
    public record AnyModel() implements Scope {
        @Override
        public boolean includes(String model, Map<String, Double> sizesGb) {
            return true;
        }

        @Override
        public int precision() {
            return 0;
        }
    }

    /** Name without Ollama's default tag: {@code phi3.5:latest} is {@code phi3.5}. */
    private static String untagged(String model) {
        return model.endsWith(LATEST) ? model.substring(0, model.length() - LATEST.length()) : model;
    }

    /** Lengths of prompts that have targets of their own, ascending. */
    public List<Integer> promptTokens() {
        return entries.stream()
                .flatMapToInt(entry -> entry.promptTokens.stream())
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** Target of a model: the most specific one, completed by less specific ones; empty if there is none. */
    public Optional<Target> of(TargetMetric metric, String model) {
        return of(metric, model, OptionalInt.empty());
    }

    /** Target of a model for prompts of one length, likewise. */
    public Optional<Target> of(TargetMetric metric, String model, OptionalInt promptTokens) {
        return entries.stream()
                .filter(entry -> entry.target.metric() == metric
                        && entry.promptTokens.equals(promptTokens)
                        && entry.scope.includes(model, sizesGb))
                .sorted(Comparator.comparingInt((Entry entry) -> entry.scope.precision())
                        .reversed())
                .map(Entry::target)
                .reduce(Target::orElse);
    }
}
