package analysis.report.capacity;

import analysis.summary.reading.RunReader;
import analysis.verdict.CapacityCurve;
import analysis.verdict.policy.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import run.file.WholeFile;

/** Writer of a capacity search's result, which the run's report reads. */
public final class CapacityReport {

    private CapacityReport() {}

    /**
     * Writes {@code capacity.json} into a run's folder.
     *
     * @throws run.file.UnreadableFileException if the folder cannot be read
     * @throws IOException if the file cannot be written
     */
    public static void write(List<Objective> objectives, Path run) throws IOException {
        CapacityJson capacity = CapacityJson.of(objectives, CapacityCurve.of(objectives, RunReader.read(run)));
        WholeFile.write(run.resolve(CapacityJson.FILE_NAME), capacity.write());
    }
}
