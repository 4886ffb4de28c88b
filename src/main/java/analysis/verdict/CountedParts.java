package analysis.verdict;

import analysis.verdict.policy.Measure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import run.Cell;

/**
 * Parts of a run in which events are counted: the whole run, each model and each series, without duplicates. A few events are significant
 * only where many generations are counted together.
 */
final class CountedParts {

    private CountedParts() {}

    /** Parts of a run with these {@code cells}, the largest first. */
    static Map<Subject, Predicate<Cell>> of(Collection<Cell> cells, Measure measure) {
        Map<Subject, Predicate<Cell>> parts = new LinkedHashMap<>();
        SortedSet<String> models = cells.stream().map(Cell::model).collect(Collectors.toCollection(TreeSet::new));
        if (models.size() > 1) {
            parts.put(Subject.of(Subject.ALL, Subject.ALL, measure), cell -> true);
        }
        for (String model : models) {
            List<Cell> ofModel =
                    cells.stream().filter(cell -> cell.model().equals(model)).toList();
            if (ofModel.size() > 1) {
                parts.put(
                        Subject.of(model, Subject.ALL, measure),
                        cell -> cell.model().equals(model));
            }
            ofModel.forEach(cell -> parts.put(Subject.of(model, cell.series(), measure), cell::equals));
        }
        return parts;
    }
}
