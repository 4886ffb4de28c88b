package analysis.summary.targets;

import analysis.summary.targets.Targets.AnyModel;
import analysis.summary.targets.Targets.Entry;
import analysis.summary.targets.Targets.OneModel;
import analysis.summary.targets.Targets.Scope;
import analysis.summary.targets.Targets.SizeGb;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.ValueLimits;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;

/** Reader of {@code targets/*.json}; {@code docs/targets.md} describes the format. */
public final class TargetsFile {

    private static final int SCHEMA = 1;
    private static final String BUILT_IN = "t4-azure-aks.json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    private TargetsFile(Path file) {
        this.file = file;
    }

    /** Content of the file; {@code docs/targets.md} describes the fields. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            int schema, String name, List<String> notes, SortedMap<String, Double> sizesGb, List<Row> targets) {

        /** Content from which {@link TargetsFile#targets} makes {@code targets}. */
        public static Content of(Targets targets) {
            return new Content(
                    SCHEMA,
                    targets.name(),
                    null,
                    targets.sizesGb(),
                    targets.entries().stream().map(Row::of).toList());
        }
    }

    /** Target as it is in the file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String metric,
            String model,
            List<Double> sizeGb,
            Integer promptTokens,
            List<Double> target,
            Double good,
            Double critical) {

        private static Row of(Entry entry) {
            Target target = entry.target();
            return new Row(
                    target.metric().id(),
                    entry.scope() instanceof OneModel one ? one.model() : null,
                    entry.scope() instanceof SizeGb size ? List.of(size.from(), size.to()) : null,
                    entry.promptTokens().isPresent() ? entry.promptTokens().getAsInt() : null,
                    List.of(target.low(), target.high()),
                    orNull(target.good()),
                    orNull(target.critical()));
        }

        private static Double orNull(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : null;
        }
    }

    /**
     * Reads a file of targets.
     *
     * @throws UnreadableFileException if it cannot be read or does not follow the format
     */
    public static Targets read(Path file) {
        return new TargetsFile(file).parse(InputFile.text(file));
    }

    /** Built-in targets for a T4 GPU on Azure AKS, {@code targets/t4-azure-aks.json}. */
    public static Targets builtIn() {
        try (InputStream content = TargetsFile.class.getResourceAsStream("/targets/" + BUILT_IN)) {
            return new TargetsFile(Path.of(BUILT_IN)).parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Targets of content that was read as a part of {@code file}.
     *
     * @throws UnreadableFileException if they do not follow the format
     */
    public static Targets targets(Content content, Path file) {
        return new TargetsFile(file).check(content);
    }

    private Targets parse(String json) {
        Content content;
        try {
            content = MAPPER.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw bad(JsonErrors.describe(e));
        }
        return check(content);
    }

    private Targets check(Content content) {
        if (content == null || content.schema != SCHEMA) {
            throw bad("expected \"schema\": " + SCHEMA);
        }
        if (content.targets == null || content.targets.isEmpty()) {
            throw bad("\"targets\" is missing or empty");
        }
        if (content.sizesGb != null) {
            content.sizesGb.forEach((model, size) -> number(size, "sizesGb of '" + model + "'"));
        }
        List<Entry> entries = new ArrayList<>();
        for (Row row : content.targets) {
            if (row == null) {
                throw bad("targets[" + entries.size() + "]: expected an object, not null");
            }
            entries.add(entry(row, "targets[" + entries.size() + "]: "));
        }
        return new Targets(
                content.name == null ? file.getFileName().toString() : content.name,
                content.sizesGb == null ? new TreeMap<>() : content.sizesGb,
                entries);
    }

    private Entry entry(Row row, String place) {
        TargetMetric metric = TargetMetric.ofId(String.valueOf(row.metric))
                .orElseThrow(() -> bad(place + "unknown metric '" + row.metric + "'; known: "
                        + Stream.of(TargetMetric.values()).map(TargetMetric::id).collect(Collectors.joining(", "))));
        double[] range = range(row.target, place + "\"target\"");
        Target target = new Target(
                metric,
                range[0],
                range[1],
                optional(row.good, place + "\"good\""),
                optional(row.critical, place + "\"critical\""));
        requireOrder(target, place);
        if (row.promptTokens != null && (row.promptTokens <= 0 || !metric.isOfPrompts())) {
            throw bad(place + "\"promptTokens\" must be a length above 0, and goes with "
                    + Stream.of(TargetMetric.values())
                            .filter(TargetMetric::isOfPrompts)
                            .map(TargetMetric::id)
                            .collect(Collectors.joining(", ")));
        }
        return new Entry(
                scope(row, place),
                row.promptTokens == null ? OptionalInt.empty() : OptionalInt.of(row.promptTokens),
                target);
    }

    private Scope scope(Row row, String place) {
        if (row.model != null && row.sizeGb != null) {
            throw bad(place + "give \"model\" or \"sizeGb\", not both");
        }
        if (row.model != null) {
            return new OneModel(row.model);
        }
        if (row.sizeGb != null) {
            double[] range = range(row.sizeGb, place + "\"sizeGb\"");
            return new SizeGb(range[0], range[1]);
        }
        return new AnyModel();
    }

    private double[] range(List<Double> ends, String place) {
        if (ends == null || ends.size() != 2 || ends.contains(null) || ends.get(0) > ends.get(1)) {
            throw bad(place + " must be two numbers, the lower one first, not " + ends);
        }
        return new double[] {number(ends.get(0), place), number(ends.get(1), place)};
    }

    /** Refuses limits out of order: a rating would be unreachable. */
    private void requireOrder(Target target, String place) {
        boolean higher = target.metric().higherIsBetter();
        double previous = higher ? target.low() : target.high();
        for (OptionalDouble limit : List.of(target.good(), target.critical())) {
            if (limit.isPresent()) {
                if (higher ? limit.getAsDouble() > previous : limit.getAsDouble() < previous) {
                    throw bad(place + "\"target\", \"good\" and \"critical\" must get worse in this order, "
                            + (higher ? "lower" : "higher") + " being worse for "
                            + target.metric().id());
                }
                previous = limit.getAsDouble();
            }
        }
    }

    private OptionalDouble optional(Double value, String place) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(number(value, place));
    }

    /** Number within limits in which sums stay finite. */
    private double number(Double value, String place) {
        if (value == null || !ValueLimits.isMeasure(Math.abs(value))) {
            throw bad(place + " must be a number from -1e12 to 1e12, not " + value);
        }
        return value;
    }

    private UnreadableFileException bad(String what) {
        return new UnreadableFileException(file, what + ". See docs/targets.md");
    }
}
