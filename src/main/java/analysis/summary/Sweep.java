package analysis.summary;

import analysis.run.Cell;
import analysis.run.RunInfo;
import analysis.run.RunInfo.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Series of one model that differ in one thing only, such as the number of users, and can therefore tell its effect.
 *
 * @param model which model
 * @param fixed what the series have in common, in words; empty if that is nothing known
 * @param levels the cells at each value of what differs, ascending; at least two values
 */
public record Sweep(String model, String fixed, SortedMap<Double, List<CellData>> levels) {

    /** Sweeps over the number of concurrent users, in the order of the run's models. */
    public static List<Sweep> byUsers(RunData data) {
        return of(
                data,
                series -> asDouble(series.users()),
                series -> new Series("", null, null, null, series.promptCharacters(), series.promptTokens(), null));
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

    /** Sweeps over the length of the prompt: in characters, or in tokens where these are what the run asked for. */
    public static List<Sweep> byPromptLength(RunData data) {
        return of(
                data,
                series -> asDouble(series.promptTokens() == null ? series.promptCharacters() : series.promptTokens()),
                series -> new Series("", series.users(), series.ratePerS(), series.arrivals(), null, null, null));
    }

    /** Pools the sweeps of each model that has several with the same levels. */
    public static List<Sweep> pooledByModel(List<Sweep> sweeps) {
        Map<String, List<Sweep>> models =
                sweeps.stream().collect(Collectors.groupingBy(Sweep::model, LinkedHashMap::new, Collectors.toList()));
        return models.values().stream().flatMap(Sweep::pooled).toList();
    }

    /** The model, with what else tells this sweep from others of the model. */
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
        Map<String, Series> known = known(data.info());
        Map<String, Map<Series, SortedMap<Double, List<CellData>>>> sweeps = new LinkedHashMap<>();
        for (Map.Entry<Cell, CellData> cell : inOrder(data)) {
            Series series = known.get(cell.getKey().series());
            if (series != null && level.apply(series) != null) {
                sweeps.computeIfAbsent(cell.getKey().model(), model -> new LinkedHashMap<>())
                        .computeIfAbsent(others.apply(series), key -> new TreeMap<>())
                        .computeIfAbsent(level.apply(series), key -> new ArrayList<>())
                        .add(cell.getValue());
            }
        }
        List<Sweep> found = new ArrayList<>();
        sweeps.forEach((model, groups) -> groups.forEach((fixed, levels) -> {
            if (levels.size() > 1) {
                found.add(new Sweep(model, groups.size() == 1 ? "" : words(fixed), levels));
            }
        }));
        return found;
    }

    private static Map<String, Series> known(RunInfo info) {
        Map<String, Series> known = new LinkedHashMap<>();
        if (info.series() != null) {
            info.series().forEach(series -> known.put(series.name(), series));
        }
        return known;
    }

    /** Models as they were given; others after them by name. */
    private static List<Map.Entry<Cell, CellData>> inOrder(RunData data) {
        List<String> models =
                data.info().target() == null || data.info().target().models() == null
                        ? List.of()
                        : data.info().target().models();
        return data.cells().entrySet().stream()
                .sorted(java.util.Comparator.comparingInt(entry -> {
                    int position = models.indexOf(entry.getKey().model());
                    return position < 0 ? models.size() : position;
                }))
                .toList();
    }

    private static String words(Series fixed) {
        List<String> words = new ArrayList<>();
        if (fixed.users() != null) {
            words.add(fixed.users() + (fixed.users() == 1 ? " user" : " users"));
        }
        if (fixed.ratePerS() != null) {
            words.add(fixed.ratePerS() + " arrivals/s");
        }
        if (fixed.promptCharacters() != null) {
            words.add("prompt of " + fixed.promptCharacters() + " characters");
        }
        if (fixed.promptTokens() != null) {
            words.add("prompt of " + fixed.promptTokens() + " tokens");
        }
        return String.join(", ", words);
    }

    private static Double asDouble(Integer value) {
        return value == null ? null : value.doubleValue();
    }
}
