package analysis.report.capacity;

import analysis.report.text.Decimal;
import analysis.report.text.ReportJson;
import analysis.summary.load.Load;
import analysis.summary.reading.RunReader;
import analysis.verdict.CapacityCurve;
import analysis.verdict.policy.Objective;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import run.ValueLimits;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;
import run.file.WholeFile;

/**
 * {@code capacity.json}: result of a search for the highest load within the objectives. {@code docs/run-directory.md} describes the fields.
 *
 * @param sentence result in one sentence
 * @param capacity highest load that met every objective, in users or arrivals per second; null if none did
 * @param levels all loads that were tried, ascending
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityJson(
        int schema, List<Objective> objectives, String sentence, Double capacity, List<Tried> levels) {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "capacity.json";

    private static final int SCHEMA = 1;
    private static final String WAY_OUT = "; remove it, or run the simulation again";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Load that was tried.
     *
     * @param load users, or arrivals per second
     * @param met whether every model met every objective
     */
    public record Tried(String series, double load, long generations, boolean met, List<Figure> figures) {

        private static Tried of(CapacityCurve.Point point) {
            return new Tried(
                    point.series(),
                    point.level().load().amount(),
                    point.level().summary().generations(),
                    point.met(),
                    point.figures().stream().map(Figure::of).toList());
        }

        private boolean isWhole() {
            return series != null && ValueLimits.isMeasure(load) && generations >= 0 && are(figures, Figure::isWhole);
        }

        /** Worst value of any model for {@code objective}; empty if there is none. */
        public OptionalDouble worst(Objective objective) {
            DoubleStream values = figures.stream()
                    .filter(figure -> figure.objective.equals(objective) && figure.value != null)
                    .mapToDouble(figure -> figure.value.doubleValue());
            return objective.isFloor() ? values.min() : values.max();
        }
    }

    /**
     * Figure of one model for one objective.
     *
     * @param level {@code PASS}, {@code FAIL} or {@code MISSING}
     * @param value in the objective's unit; null if no generation has one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(String model, Objective objective, String level, BigDecimal value) {

        private boolean isWhole() {
            return model != null
                    && objective != null
                    && level != null
                    && (value == null || ValueLimits.isMeasure(value.doubleValue()));
        }

        private static Figure of(CapacityCurve.Figure figure) {
            return new Figure(
                    figure.model(),
                    figure.objective(),
                    figure.level().name(),
                    figure.value().isPresent() ? Decimal.exact(figure.value().getAsDouble()) : null);
        }
    }

    public static CapacityJson of(List<Objective> objectives, CapacityCurve curve) {
        return new CapacityJson(
                SCHEMA,
                objectives,
                sentence(objectives, curve),
                curve.highestMet().map(point -> point.level().load().amount()).orElse(null),
                curve.points().stream().map(Tried::of).toList());
    }

    private static String sentence(List<Objective> objectives, CapacityCurve curve) {
        String wanted =
                String.join(" and ", objectives.stream().map(Objective::text).toList());
        if (curve.highestMet().isEmpty()) {
            return curve.lowestNotMet()
                    .map(point -> "Not even " + point.series() + " meets " + wanted + ".")
                    .orElse("No load was measured.");
        }
        String highest = curve.highestMet().get().series();
        return curve.lowestNotMet()
                .map(point ->
                        highest + " is the highest load that meets " + wanted + "; " + point.series() + " does not.")
                .orElse(highest + " meets " + wanted + "; higher loads were not tried (-DmaxLoad).");
    }

    /** Load that was found; empty if none met the objectives. */
    public Optional<Load> found() {
        return Optional.ofNullable(capacity).map(load -> ofRates() ? Load.ofRate(load) : Load.ofUsers(load.intValue()));
    }

    /** Whether every load met the objectives, so that the capacity may be higher. */
    public boolean mayBeHigher() {
        return !levels.isEmpty() && levels.stream().allMatch(Tried::met);
    }

    /** Whether loads are arrivals per second; else users. */
    public boolean ofRates() {
        return levels.stream().anyMatch(level -> level.series().startsWith("rate="));
    }

    /** Content of the file. */
    public String write() {
        return ReportJson.sorted(this);
    }

    /**
     * Writes the result of a search into its run's folder.
     *
     * @throws UnreadableFileException if the folder cannot be read
     * @throws IOException if the file cannot be written
     */
    public static void write(List<Objective> objectives, Path run) throws IOException {
        CapacityJson capacity = of(objectives, CapacityCurve.of(objectives, RunReader.read(run)));
        WholeFile.write(run.resolve(FILE_NAME), capacity.write());
    }

    /**
     * Reads the result of a search from a run's folder; empty if there is none.
     *
     * @throws UnreadableFileException if it cannot be read, or has another schema
     */
    public static Optional<CapacityJson> read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            CapacityJson capacity = MAPPER.readValue(InputFile.text(file), CapacityJson.class);
            if (capacity == null || capacity.schema != SCHEMA) {
                throw new UnreadableFileException(file, "is not of schema " + SCHEMA + WAY_OUT);
            }
            if (!capacity.isWhole()) {
                throw new UnreadableFileException(file, "a field is missing, or a number is invalid" + WAY_OUT);
            }
            return Optional.of(capacity);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e) + WAY_OUT, e);
        }
    }

    private boolean isWhole() {
        return sentence != null
                && (capacity == null || ValueLimits.isMeasure(capacity))
                && are(objectives, objective -> true)
                && are(levels, Tried::isWhole);
    }

    /** Whether the list and its elements are not null, and all are {@code good}. */
    private static <T> boolean are(List<T> list, Predicate<T> good) {
        return list != null && list.stream().allMatch(one -> one != null && good.test(one));
    }
}
