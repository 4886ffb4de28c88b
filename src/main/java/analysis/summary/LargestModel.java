package analysis.summary;

import analysis.summary.ModelRanking.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Model of a run with the most parameters, by names and speed.
 *
 * @param billions parameters in its name, billions; empty if its speed decided
 */
public record LargestModel(String model, OptionalDouble billions) {

    /** Size in a name, such as {@code 3b}, {@code 1.7B}, {@code 8x7b}; not the end of a word or version. */
    private static final Pattern SIZE = Pattern.compile("(?<![a-z0-9.])(?:(\\d+)x)?(\\d+(?:\\.\\d+)?)b(?![a-z0-9])");

    /**
     * Largest by name if every name has a size. If a single name has none, its model is the largest if it is slowest in
     * both first token and tokens/s. Empty otherwise, and for a single model.
     */
    public static Optional<LargestModel> of(RunSummary run) {
        List<String> models = List.copyOf(run.models().keySet());
        if (models.size() < 2) {
            return Optional.empty();
        }
        List<String> unnamed =
                models.stream().filter(model -> billions(model).isEmpty()).toList();
        if (unnamed.isEmpty()) {
            return models.stream()
                    .max(Comparator.comparingDouble(model -> billions(model).getAsDouble()))
                    .map(model -> new LargestModel(model, billions(model)));
        }
        return Optional.of(unnamed.get(0))
                .filter(model -> unnamed.size() == 1
                        && isLast(model, ModelRanking.FIRST_TOKEN.places(run), models.size())
                        && isLast(model, ModelRanking.THROUGHPUT.places(run), models.size()))
                .map(model -> new LargestModel(model, OptionalDouble.empty()));
    }

    private static boolean isLast(String model, List<Place> places, int models) {
        return places.size() == models && places.get(models - 1).model().equals(model);
    }

    /** Parameters in a name, billions: {@code llama3.2:3b} 3, {@code mixtral:8x7b} 56. */
    static OptionalDouble billions(String model) {
        Matcher size = SIZE.matcher(model.toLowerCase(Locale.ROOT));
        if (!size.find()) {
            return OptionalDouble.empty();
        }
        double experts = size.group(1) == null ? 1 : Double.parseDouble(size.group(1));
        return OptionalDouble.of(experts * Double.parseDouble(size.group(2)));
    }
}
