package analysis.report;

import analysis.report.page.TextTable;
import analysis.report.sections.CapacitySection;
import analysis.summary.RunReader;
import analysis.verdict.CapacityCurve;
import analysis.verdict.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.WholeFile;

/** What a search for the capacity ends with: its file, and a line per load for the console. */
public final class CapacityReport {

    private CapacityReport() {}

    /**
     * Writes {@code capacity.json} into a run's folder.
     *
     * @return the same for the console
     * @throws run.UnreadableFileException if the folder cannot be read
     * @throws IOException if the file cannot be written
     */
    public static List<String> write(List<Objective> objectives, Path run) throws IOException {
        CapacityJson capacity = CapacityJson.of(objectives, CapacityCurve.of(objectives, RunReader.read(run)));
        WholeFile.write(run.resolve(CapacityJson.FILE_NAME), capacity.write());
        return console(capacity);
    }

    static List<String> console(CapacityJson capacity) {
        List<String> lines = new ArrayList<>(List.of("Capacity", "  " + capacity.sentence()));
        TextTable.lines(CapacitySection.table(capacity)).forEach(line -> lines.add("  " + line));
        lines.add("");
        return lines;
    }
}
