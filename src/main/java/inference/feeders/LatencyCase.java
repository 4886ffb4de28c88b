package inference.feeders;

import inference.feeders.CsvFeeder.Row;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;

/**
 * Case of {@code feeders/latency.csv}: lengths of a prompt and its answer.
 *
 * @param id short name, such as {@code L1}
 * @param inputTokens length of the prompt by the server's count, including the chat template
 * @param outputTokens length of the answer to request
 * @param iterations number of measured generations
 */
public record LatencyCase(String id, int inputTokens, int outputTokens, int iterations) {

    /** Resource path of the file. */
    public static final String FILE = "feeders/latency.csv";

    private static final List<String> HEADER = List.of("case", "input_tokens", "output_tokens", "iterations");
    private static final int MIN_INPUT_TOKENS = 32;
    private static final int MAX_TOKENS = 10_000_000;
    private static final int MAX_ITERATIONS = 1_000_000;

    /**
     * Cases of a feeder, in file order.
     *
     * @throws SettingsException if a row is invalid; names the file and the line
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

    /** Name of its series, such as {@code L1 128→64}. */
    public String series() {
        return id + " " + inputTokens + "→" + outputTokens;
    }
}
