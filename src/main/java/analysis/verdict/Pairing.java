package analysis.verdict;

import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import java.util.Optional;
import run.Cell;

/** Lookup of values that were measured in pairs, one of each side. */
@FunctionalInterface
interface Pairing {

    /** No pairs: two runs, one after the other. */
    Pairing NONE = (cell, metric) -> Optional.empty();

    /** Paired values of a series; empty if they are not in pairs. */
    Optional<PairedSamples> of(Cell cell, Metric metric);
}
