package analysis.summary.peers;

import analysis.summary.samples.Stated;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Collects the figures that a summary states, under the names of our columns. */
final class StatedFigures {

    private final Map<String, Double> values = new TreeMap<>();

    StatedFigures put(String name, OptionalDouble value) {
        value.ifPresent(number -> values.put(name, number));
        return this;
    }

    /**
     * The statistics of one quantity.
     *
     * @param id the quantity's name in files: {@code first_token_ms}
     * @param block where they stand
     * @param names their names there, each with ours: {@code median} for {@code p50}
     * @param factor from the block's unit to ours
     */
    StatedFigures put(String id, PeerValue block, Map<String, String> names, double factor) {
        names.forEach((theirs, ours) -> put(id + "_" + ours, block.at(theirs).number(factor)));
        return this;
    }

    /** The share of failures, which is known only if both counts are. */
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
