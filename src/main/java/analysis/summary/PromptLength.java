package analysis.summary;

import analysis.summary.figures.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import run.Cell;
import run.RunInfo.Series;

/**
 * Actual length of a series' prompts compared with the requested number of tokens.
 *
 * @param asked requested number of tokens
 * @param reached mean of the server's count over successful generations; absent if it reports none
 */
public record PromptLength(Cell cell, int asked, OptionalDouble reached) {

    /** Lengths of every cell with a requested number of tokens and a successful generation, in the run's order. */
    public static List<PromptLength> of(RunSummary run) {
        List<Series> declared = run.info().series();
        List<PromptLength> lengths = new ArrayList<>();
        run.cells()
                .forEach((cell, summary) -> declared.stream()
                        .filter(series ->
                                series.promptTokens() != null && series.name().equals(cell.series()))
                        .filter(series -> summary.ok() > 0)
                        .map(series -> new PromptLength(cell, series.promptTokens(), mean(summary)))
                        .forEach(lengths::add));
        return lengths;
    }

    private static OptionalDouble mean(Summary summary) {
        long sum = summary.tokens().prompt();
        return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / summary.ok());
    }

    /** Deviation of {@code reached} from {@code asked}, percent: above 0 for longer prompts. */
    public OptionalDouble deviationPct() {
        return reached.isPresent()
                ? OptionalDouble.of(100 * (reached.getAsDouble() / asked - 1))
                : OptionalDouble.empty();
    }
}
