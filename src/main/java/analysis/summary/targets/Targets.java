package analysis.summary.targets;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * A set of targets.
 *
 * @param name what they are for, such as a kind of hardware
 * @param sizesGb size of models, GB, for targets by size
 */
public record Targets(String name, SortedMap<String, Double> sizesGb, List<Entry> entries) {

    private static final String LATEST = ":latest";

    public Targets {
        entries = List.copyOf(entries);
    }

    /**
     * A target and what it is for.
     *
     * @param scope the models
     * @param promptTokens the length of the prompts, as asked for; absent: any
     */
    public record Entry(Scope scope, OptionalInt promptTokens, Target target) {}

    /** Which models a target is for. */
    public sealed interface Scope {

        boolean includes(String model, Map<String, Double> sizesGb);

        /** The more specific one wins. */
        int precision();
    }

    /** One model, by the name the server knows it by. */
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

    /** Models of a size, both ends included. */
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

    /** Every model. */
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

    /** The name without the tag that Ollama adds where none is given: {@code phi3.5:latest} is {@code phi3.5}. */
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

    /** What is asked of a model: the most specific target, completed by less specific ones; empty if nothing. */
    public Optional<Target> of(TargetMetric metric, String model) {
        return of(metric, model, OptionalInt.empty());
    }

    /** The same of its prompts of a length. */
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
