package analysis.summary.peers;

import analysis.summary.samples.Stated;
import analysis.summary.samples.Warning;
import run.Cell;
import run.Generation;
import run.RunInfo;

/** Receiver of the content of another tool's result file. */
public interface PeerSink {

    PeerSink injector(RunInfo info);

    PeerSink add(Generation row);

    PeerSink state(Cell cell, Stated figures);

    PeerSink warn(Warning warning);
}
