package analysis.report.sections;

import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.samples.Counted;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How to read the figures of a run: of those that it has. */
final class Legend {

    private final RunSummary run;
    private final String rows;

    private Legend(RunSummary run) {
        this.run = run;
        this.rows = run.counted().many();
    }

    /** Beside all of them. */
    static String of(RunSummary run) {
        Legend legend = new Legend(run);
        return sentences(legend.ofTimes(), legend.ofRates());
    }

    /** Beside times. */
    static String ofTimes(RunSummary run) {
        return new Legend(run).ofTimes();
    }

    /** Beside rates. */
    static String ofRates(RunSummary run) {
        return new Legend(run).ofRates();
    }

    private String ofTimes() {
        return sentences(
                where(Quantity.TTFT.p50(), "TTFT: from the request to the first token."),
                where(
                        Quantity.LATENCY.p50(),
                        run.counted() == Counted.REQUESTS
                                ? "Latency: from the request to the end of the response."
                                : "Latency: from the request to the last content."),
                where(Quantity.ICL.p50(), "ICL: between content chunks of the stream, all pooled."),
                "Times are those of successful " + rows + ".");
    }

    private String ofRates() {
        return sentences(
                where(
                        Quantity.TOKENS_PER_S.mean(),
                        "Tokens/s: what one user gets, output tokens / latency of each generation."),
                where(Figure.SYSTEM_TOKENS_PER_S, "System tokens/s: all users together."),
                where(Figure.USERS_MEAN, "Users: " + rows + " under way at once."));
    }

    private String where(Figure figure, String sentence) {
        return figure.of(run.overall()).isPresent() ? sentence : "";
    }

    private static String sentences(String... all) {
        return Stream.of(all).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }
}
