package analysis.report.sections;

import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.samples.Counted;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Legend of the figures that a run has. */
final class Legend {

    private final RunSummary run;
    private final String rows;

    private Legend(RunSummary run) {
        this.run = run;
        this.rows = run.counted().many();
    }

    /** Legend of all figures. */
    static String of(RunSummary run) {
        Legend legend = new Legend(run);
        return sentences(legend.ofTimes(), legend.ofRates());
    }

    /** Legend of times. */
    static String ofTimes(RunSummary run) {
        return new Legend(run).ofTimes();
    }

    /** Legend of rates. */
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
