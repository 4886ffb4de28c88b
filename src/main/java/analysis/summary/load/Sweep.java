package analysis.summary.load;

import analysis.summary.samples.CellData;
import analysis.summary.samples.CellOperations;
import analysis.summary.samples.CellOrder;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Capability;
import run.Cell;
import run.RunInfo.Series;

/**
 * Series of one model that differ in one property only, such as the number of users, and so show its effect.
 *
 * @param model model, with the side in an A/B run: {@link Cell#subject}
 * @param fixed common properties of the series, in words; may be empty
 * @param levels cells at each value of the property, ascending; at least two values
 */
public record Sweep(String model, String fixed, SortedMap<Double, List<CellData>> levels) {

    /** The longest prompt is at least so many times the shortest, if their lengths are to explain a difference. */
    private static final double LONGER = 2;

    /** Sweeps over the number of concurrent users, in the order of the run's models. */
    public static List<Sweep> byUsers(RunData data) {
        return found(userLevels(data));
    }

    /** Common properties of series that differ in one. */
    public record Work(String model, Series fixed) {}

    /** Cells by number of users for each work, in the order of the run's models, even for a single number. */
    public static Map<Work, SortedMap<Double, List<CellData>>> userLevels(RunData data) {
        return levels(
                data,
                series -> asDouble(series.users()),
                series -> new Series(
                        "", null, null, null, series.promptCharacters(), series.promptTokens(), series.outputTokens()));
    }

    /** Sweeps over the arrivals per second. */
    public static List<Sweep> byRate(RunData data) {
        return of(
                data,
                Series::ratePerS,
                series -> new Series(
                        "",
                        null,
                        null,
                        series.arrivals(),
                        series.promptCharacters(),
                        series.promptTokens(),
                        series.outputTokens()));
    }

    /**
     * Sweeps over the length of the prompt, in characters, or in tokens if the run set those. Lengths that hardly differ, such as
     * those of tasks of one sentence, are no sweep; nor are the tasks of structured answers, which differ in more than length.
     */
    public static List<Sweep> byPromptLength(RunData data) {
        if (data.info().capabilities().contains(Capability.STRUCTURED)) {
            return List.of();
        }
        return of(
                        data,
                        series -> asDouble(
                                series.promptTokens() == null ? series.promptCharacters() : series.promptTokens()),
                        series ->
                                new Series("", series.users(), series.ratePerS(), series.arrivals(), null, null, null))
                .stream()
                .filter(sweep -> sweep.levels.lastKey() >= LONGER * sweep.levels.firstKey())
                .toList();
    }

    /** Pools the sweeps of each model that has several with the same levels. */
    public static List<Sweep> pooledByModel(List<Sweep> sweeps) {
        Map<String, List<Sweep>> models =
                sweeps.stream().collect(Collectors.groupingBy(Sweep::model, LinkedHashMap::new, Collectors.toList()));
        return models.values().stream().flatMap(Sweep::pooled).toList();
    }

    /** Model, with what distinguishes this sweep from others of the model. */
    public String name() {
        return fixed.isEmpty() ? model : model + ", " + fixed;
    }

    private static Stream<Sweep> pooled(List<Sweep> sweeps) {
        Sweep first = sweeps.get(0);
        if (sweeps.stream().anyMatch(sweep -> !sweep.levels.keySet().equals(first.levels.keySet()))) {
            return sweeps.stream();
        }
        SortedMap<Double, List<CellData>> levels = new TreeMap<>();
        sweeps.forEach(sweep -> sweep.levels.forEach((level, cells) ->
                levels.computeIfAbsent(level, key -> new ArrayList<>()).addAll(cells)));
        return Stream.of(new Sweep(first.model, "", levels));
    }

    private static List<Sweep> of(RunData data, Function<Series, Double> level, UnaryOperator<Series> others) {
        return found(levels(data, level, others));
    }

    private static Map<Work, SortedMap<Double, List<CellData>>> levels(
            RunData data, Function<Series, Double> level, UnaryOperator<Series> others) {
        Map<String, Series> known = new LinkedHashMap<>();
        data.info().series().forEach(series -> known.put(series.name(), series));
        Map<Work, SortedMap<Double, List<CellData>>> levels = new LinkedHashMap<>();
        for (Cell cell : CellOrder.of(data)) {
            Series series = known.get(cell.series());
            CellData samples = data.cells().get(cell);
            boolean readying = samples.operations().events().stream().anyMatch(CellOperations::isReadying);
            // Users who pull and load first generate at times that the load does not control: see ReadyScaling.
            if (series != null && level.apply(series) != null && !readying) {
                levels.computeIfAbsent(new Work(cell.subject(), others.apply(series)), work -> new TreeMap<>())
                        .computeIfAbsent(level.apply(series), key -> new ArrayList<>())
                        .add(samples);
            }
        }
        return levels;
    }

    private static List<Sweep> found(Map<Work, SortedMap<Double, List<CellData>>> works) {
        Map<String, Long> ofModel =
                works.keySet().stream().collect(Collectors.groupingBy(Work::model, Collectors.counting()));
        boolean answers = works.keySet().stream()
                        .map(work -> Objects.toString(work.fixed.outputTokens()))
                        .distinct()
                        .count()
                > 1;
        return works.entrySet().stream()
                .filter(work -> work.getValue().size() > 1)
                .map(work -> new Sweep(
                        work.getKey().model,
                        ofModel.get(work.getKey().model) == 1 ? "" : words(work.getKey().fixed, answers),
                        work.getValue()))
                .toList();
    }

    /** @param answers whether the length of answers distinguishes sweeps */
    private static String words(Series fixed, boolean answers) {
        List<String> words = new ArrayList<>();
        if (fixed.users() != null) {
            words.add(Counted.count(fixed.users(), "user", "users"));
        }
        if (fixed.ratePerS() != null) {
            words.add(Load.ofRate(fixed.ratePerS()).text() + " arrivals/s");
        }
        if (fixed.promptCharacters() != null) {
            words.add("prompt of " + fixed.promptCharacters() + " characters");
        }
        if (fixed.promptTokens() != null) {
            words.add("prompt of " + fixed.promptTokens() + " tokens");
        }
        if (answers && fixed.outputTokens() != null) {
            words.add("answers of at most " + fixed.outputTokens() + " tokens");
        }
        return String.join(", ", words);
    }

    private static Double asDouble(Integer value) {
        return value == null ? null : value.doubleValue();
    }
}
