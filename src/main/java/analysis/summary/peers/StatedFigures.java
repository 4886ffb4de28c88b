package analysis.summary.peers;

import analysis.summary.samples.Stated;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Builder of {@link Stated} figures under the names of our columns. */
final class StatedFigures {

    private final Map<String, Double> values = new TreeMap<>();

    StatedFigures put(String name, OptionalDouble value) {
        value.ifPresent(number -> values.put(name, number));
        return this;
    }

    /**
     * Puts the statistics of one quantity.
     *
     * @param id name of the quantity in files: {@code first_token_ms}
     * @param block object that holds them
     * @param names their names to ours, such as {@code median} to {@code p50}
     * @param factor factor from the block's unit to ours
     */
    StatedFigures put(String id, PeerValue block, Map<String, String> names, double factor) {
        names.forEach((theirs, ours) -> put(id + "_" + ours, block.at(theirs).number(factor)));
        return this;
    }

    /** Puts the share of failures, if both counts are known. */
    StatedFigures failures(OptionalDouble succeeded, OptionalDouble failed) {
        if (succeeded.isPresent() && failed.isPresent() && succeeded.getAsDouble() + failed.getAsDouble() > 0) {
            values.put("failed_pct", 100 * failed.getAsDouble() / (succeeded.getAsDouble() + failed.getAsDouble()));
        }
        return this;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Stated build() {
        return Stated.of(values);
    }
}
