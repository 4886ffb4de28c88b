package analysis.report;

import analysis.summary.RunReader;
import analysis.verdict.CapacityCurve;
import analysis.verdict.Measure;
import analysis.verdict.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
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
        for (CapacityJson.Tried level : capacity.levels()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-14s %-8s %6d generations  %s",
                    level.series(),
                    level.met() ? "met" : "not met",
                    level.generations(),
                    capacity.objectives().stream()
                            .map(objective -> figure(objective, level.worst(objective)))
                            .collect(Collectors.joining(", "))));
        }
        lines.add("");
        return lines;
    }

    /** The worst model's figure. */
    private static String figure(Objective objective, OptionalDouble worst) {
        Measure measure = objective.measure();
        String name = measure.statistic().equals("rate") ? measure.metric() : measure.name();
        return worst.isPresent()
                ? String.format(Locale.ROOT, "%s %.1f %s", name, worst.getAsDouble(), measure.unit())
                : name + " none";
    }
}
