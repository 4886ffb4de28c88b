package analysis.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.Cell;
import run.RunInfo;
import run.RunInfo.Series;

/**
 * All that ran at one level of load, whichever model and prompt: every percentile is over all samples.
 *
 * @param load the level
 * @param cells how many cells it has
 * @param summary their figures, pooled
 */
public record LevelTotal(Load load, int cells, Summary summary) {

    /**
     * What a level is known by: one of both is present.
     *
     * @param users concurrent users of a closed profile
     * @param ratePerS arrivals per second of an open profile
     */
    public record Load(Optional<Integer> users, Optional<Double> ratePerS) implements Comparable<Load> {

        private static Optional<Load> of(Series series) {
            return series.users() == null && series.ratePerS() == null
                    ? Optional.empty()
                    : Optional.of(new Load(
                            Optional.ofNullable(series.users()),
                            series.users() == null ? Optional.of(series.ratePerS()) : Optional.empty()));
        }

        /** {@code users=4}, {@code rate=2.5/s}. */
        public String name() {
            return users.map(count -> "users=" + count)
                    .orElseGet(() -> "rate="
                            + BigDecimal.valueOf(ratePerS.orElseThrow())
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + "/s");
        }

        /** Users before arrivals, each ascending. */
        @Override
        public int compareTo(Load other) {
            if (users.isPresent() != other.users.isPresent()) {
                return users.isPresent() ? -1 : 1;
            }
            return users.isPresent()
                    ? users.get().compareTo(other.users.get())
                    : ratePerS.orElseThrow().compareTo(other.ratePerS.orElseThrow());
        }
    }

    /** The cells of each level, ascending; none if the run has one level, or if no level has more than one cell. */
    static Map<Load, List<CellData>> cellsOf(RunData data) {
        Map<String, Load> loads = loads(data.info());
        Map<Load, List<CellData>> levels = new TreeMap<>();
        for (Map.Entry<Cell, CellData> cell : data.cells().entrySet()) {
            Load load = loads.get(cell.getKey().series());
            if (load != null) {
                levels.computeIfAbsent(load, key -> new ArrayList<>()).add(cell.getValue());
            }
        }
        boolean telling = levels.size() > 1 && levels.values().stream().anyMatch(cells -> cells.size() > 1);
        return telling ? levels : Map.of();
    }

    private static Map<String, Load> loads(RunInfo info) {
        Map<String, Load> loads = new LinkedHashMap<>();
        if (info.series() != null) {
            info.series().forEach(series -> Load.of(series).ifPresent(load -> loads.put(series.name(), load)));
        }
        return loads;
    }
}
