package analysis.summary.peers;

import analysis.summary.samples.Stated;
import analysis.summary.samples.Warning;
import run.Cell;
import run.Generation;
import run.RunInfo;

/** Takes what a result file of another tool holds. */
public interface PeerSink {

    void describe(RunInfo info);

    void add(Generation row);

    void state(Cell cell, Stated figures);

    void warn(Warning warning);
}
