package inference.dialect;

import inference.settings.Spelling;
import inference.stream.ErrorText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** List of models for a message: complete if it is short, otherwise their number and a few of them. */
final class ModelNames {

    private static final int WHOLE = 10;
    private static final int FEW = 5;
    private static final int MAX_CHARACTERS = 60;
    /** Number of characters that are compared. */
    private static final int COMPARED = 200;

    private ModelNames() {}

    /** @param wanted missing models, whose nearest names come first; may be empty */
    static String listed(List<String> models, List<String> wanted) {
        if (models.isEmpty()) {
            return "none that it lists";
        }
        if (models.size() <= WHOLE) {
            return joined(models);
        }
        return wanted.isEmpty()
                ? models.size() + " models, such as " + joined(models.subList(0, FEW))
                : models.size() + " models, the closest of which are " + joined(nearest(models, wanted));
    }

    private static List<String> nearest(List<String> models, List<String> wanted) {
        Map<String, Integer> distances = new HashMap<>();
        models.forEach(model -> distances.computeIfAbsent(
                model,
                name -> wanted.stream()
                        .mapToInt(word -> Spelling.distance(beginning(word), beginning(name)))
                        .min()
                        .orElseThrow()));
        return models.stream()
                .distinct()
                .sorted(Comparator.comparing(distances::get))
                .limit(FEW)
                .toList();
    }

    private static String beginning(String name) {
        return name.substring(0, Math.min(name.length(), COMPARED));
    }

    private static String joined(List<String> models) {
        return models.stream().map(name -> ErrorText.line(name, MAX_CHARACTERS)).collect(Collectors.joining(", "));
    }
}
