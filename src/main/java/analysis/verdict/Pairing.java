package analysis.verdict;

import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import java.util.Optional;
import run.Cell;

/** What tells which values of both sides belong together. */
@FunctionalInterface
interface Pairing {

    /** Two runs, one after the other: nothing does. */
    Pairing NONE = (cell, metric) -> Optional.empty();

    /** The values of a series two by two; empty if they are not in pairs. */
    Optional<PairedSamples> of(Cell cell, Metric metric);
}
