package inference.feeders;

import inference.feeders.CsvFeeder.Row;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;

/**
 * A case of {@code feeders/latency.csv}: so many tokens in, so many out.
 *
 * @param id short name, {@code L1}
 * @param inputTokens length of the prompt as the server counts it, chat template included
 * @param outputTokens length of the answer asked for
 * @param iterations generations measured
 */
public record LatencyCase(String id, int inputTokens, int outputTokens, int iterations) {

    /** Where the file is among the resources. */
    public static final String FILE = "feeders/latency.csv";

    private static final List<String> HEADER = List.of("case", "input_tokens", "output_tokens", "iterations");
    private static final int MIN_INPUT_TOKENS = 32;
    private static final int MAX_TOKENS = 10_000_000;
    private static final int MAX_ITERATIONS = 1_000_000;

    /**
     * The cases of a feeder, in its order.
     *
     * @throws SettingsException if a row cannot be used; names the file and the line
     */
    public static List<LatencyCase> all(Feeder feeder) {
        List<LatencyCase> cases = new ArrayList<>();
        for (Row row : CsvFeeder.rows(feeder, HEADER)) {
            String id = row.text("case");
            if (cases.stream().anyMatch(c -> c.id.equalsIgnoreCase(id))) {
                throw feeder.broken(row.line(), "there is a case '" + id + "' already");
            }
            cases.add(new LatencyCase(
                    id,
                    row.integer("input_tokens", MIN_INPUT_TOKENS, MAX_TOKENS),
                    row.integer("output_tokens", 1, MAX_TOKENS),
                    row.integer("iterations", 1, MAX_ITERATIONS)));
        }
        return cases;
    }

    /** Name of its series: {@code L1 128→64}. */
    public String series() {
        return id + " " + inputTokens + "→" + outputTokens;
    }
}
