package analysis.report;

import analysis.summary.RunReader;
import analysis.verdict.CapacityCurve;
import analysis.verdict.CapacityCurve.Point;
import analysis.verdict.Finding;
import analysis.verdict.Objective;
import analysis.verdict.Subject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import run.WholeFile;

/** What a search for the capacity found: a line per load, and the result in one sentence. */
public final class CapacityReport {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "capacity.json";

    private static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private CapacityReport() {}

    /**
     * Writes {@code capacity.json} into a run's folder.
     *
     * @return the same for the console
     * @throws run.UnreadableFileException if the folder cannot be read
     * @throws IOException if the file cannot be written
     */
    public static List<String> write(List<Objective> objectives, Path run) throws IOException {
        CapacityCurve curve = CapacityCurve.of(objectives, RunReader.read(run));
        WholeFile.write(run.resolve(FILE_NAME), json(objectives, curve));
        return console(objectives, curve);
    }

    static List<String> console(List<Objective> objectives, CapacityCurve curve) {
        List<String> lines = new ArrayList<>(List.of("Capacity", "  " + sentence(objectives, curve)));
        for (Point point : curve.points()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-14s %-8s %6d generations  %s",
                    point.series(),
                    point.met() ? "met" : "not met",
                    point.generations(),
                    figures(point)));
        }
        lines.add("");
        return lines;
    }

    /** The worst model's figure for each objective. */
    private static String figures(Point point) {
        Map<String, List<Finding>> byObjective = point.findings().stream()
                .collect(Collectors.groupingBy(Finding::limit, TreeMap::new, Collectors.toList()));
        return byObjective.values().stream().map(CapacityReport::worst).collect(Collectors.joining(", "));
    }

    private static String worst(List<Finding> ofModels) {
        Subject subject = ofModels.get(0).subject();
        OptionalDouble worst = worst(
                ofModels.get(0).limit(),
                ofModels.stream()
                        .flatMapToDouble(finding -> finding.current().stream())
                        .toArray());
        return worst.isPresent()
                ? String.format(Locale.ROOT, "%s %.1f %s", subject.figure(), worst.getAsDouble(), subject.unit())
                : subject.figure() + " none";
    }

    /** The value farthest on the wrong side of {@code objective}, as it is written; empty for none. */
    public static OptionalDouble worst(String objective, double... values) {
        DoubleStream all = DoubleStream.of(values);
        return objective.contains(">=") ? all.min() : all.max();
    }

    /**
     * What {@link #write} has left in a folder.
     *
     * @return empty if there is none, or if it is of another version
     * @throws IOException if it cannot be read, or is no JSON; the message says what to do
     */
    public static Optional<JsonNode> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode capacity = MAPPER.readTree(file.toFile());
            return capacity.path("schema").asInt() == SCHEMA ? Optional.of(capacity) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + ": is no JSON (" + e.getOriginalMessage() + "); remove it, or run the simulation again", e);
        }
    }

    static String sentence(List<Objective> objectives, CapacityCurve curve) {
        String wanted =
                String.join("; ", objectives.stream().map(Objective::text).toList());
        if (curve.highestMet().isEmpty()) {
            return curve.lowestNotMet()
                    .map(point -> "Not even " + point.series() + " meets " + wanted + ".")
                    .orElse("No load was measured.");
        }
        return curve.highestMet().get().series() + " is the highest load that meets " + wanted
                + curve.lowestNotMet()
                        .map(point -> "; " + point.series() + " does not.")
                        .orElse("; no higher one was tried (-DmaxLoad).");
    }

    static String json(List<Objective> objectives, CapacityCurve curve) {
        Map<String, Object> json = new TreeMap<>();
        json.put("schema", SCHEMA);
        json.put("objectives", objectives.stream().map(Objective::text).toList());
        json.put("sentence", sentence(objectives, curve));
        curve.highestMet().ifPresent(point -> json.put("capacity", point.load()));
        json.put("levels", curve.points().stream().map(CapacityReport::level).toList());
        return ReportJson.sorted(json);
    }

    private static Map<String, Object> level(Point point) {
        return new TreeMap<>(Map.of(
                "series", point.series(),
                "load", point.load(),
                "generations", point.generations(),
                "met", point.met(),
                "figures", point.findings().stream().map(CapacityReport::figure).toList()));
    }

    private static Map<String, Object> figure(Finding finding) {
        Map<String, Object> json = new TreeMap<>(Map.of(
                "model", finding.subject().model(),
                "objective", finding.limit(),
                "level", finding.level().name()));
        finding.current().ifPresent(value -> json.put("value", Decimal.exact(value)));
        return json;
    }
}
