package analysis.summary.samples;

import java.util.Comparator;
import java.util.List;
import run.Cell;
import run.RunInfo;

/** Display order of cells: models as given, series as they ran, others after them by name. */
public final class CellOrder {

    private CellOrder() {}

    public static List<Cell> of(RunData data) {
        List<String> models = models(data.info());
        List<String> series =
                data.info().series().stream().map(RunInfo.Series::name).toList();
        return data.cells().keySet().stream()
                .sorted(Comparator.comparingInt((Cell cell) -> position(cell.model(), models))
                        .thenComparing(Cell::model)
                        .thenComparingInt(cell -> position(cell.series(), series))
                        .thenComparing(Cell::series))
                .toList();
    }

    private static List<String> models(RunInfo info) {
        return info.target() == null ? List.of() : info.target().models();
    }

    private static int position(String name, List<String> expected) {
        int position = expected.indexOf(name);
        return position < 0 ? expected.size() : position;
    }
}
