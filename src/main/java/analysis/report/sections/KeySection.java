package analysis.report.sections;

import analysis.report.Decimal;
import analysis.report.page.Block;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Block.KeyFigures;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.Contest;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import analysis.summary.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The few numbers to see first: of the only model, or the best of several. */
final class KeySection {

    private KeySection() {}

    static List<Block> blocks(RunSummary run) {
        Summary all = run.overall();
        if (all.generations() == 0) {
            return List.of();
        }
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(new KeyFigure(
                "Generations",
                Long.toString(all.generations()),
                "",
                all.failed() == 0
                        ? "all succeeded"
                        : String.format(Locale.ROOT, "%d failed (%.1f %%)", all.failed(), all.failedPct())));
        if (run.models().size() == 1) {
            ofOneModel(all, figures);
        } else {
            ofBest(run, figures);
        }
        all.throughput().ifPresent(throughput -> load(throughput, figures));
        return List.of(new KeyFigures(figures));
    }

    private static void ofOneModel(Summary model, List<KeyFigure> figures) {
        model.metric(Metric.FIRST_TOKEN_MS).ifPresent(ttft -> figures.add(time("First token, median", ttft)));
        model.metric(Metric.LATENCY_MS).ifPresent(latency -> figures.add(time("Latency, median", latency)));
        model.metric(Metric.TOKENS_PER_S)
                .ifPresent(rate -> figures.add(new KeyFigure(
                        "Tokens/s per user",
                        Decimal.fixed(rate.mean(), 1),
                        "tokens/s",
                        rate.sd().isPresent()
                                ? "mean; standard deviation " + Decimal.fixed(rate.sd(), 1)
                                : "one generation only")));
    }

    private static KeyFigure time(String label, Distribution ms) {
        return new KeyFigure(label, Numbers.ms(ms.p50()), "ms", "p95 " + Numbers.ms(ms.p95()) + " ms");
    }

    private static void ofBest(RunSummary run, List<KeyFigure> figures) {
        List<Contest.Place> first = Contest.FIRST_TOKEN.places(run);
        if (!first.isEmpty()) {
            figures.add(new KeyFigure(
                    "Fastest first token, median", Numbers.ms(first.get(0).value()), "ms", best(first)));
        }
        List<Contest.Place> rates = Contest.THROUGHPUT.places(run);
        if (!rates.isEmpty()) {
            figures.add(new KeyFigure(
                    "Highest tokens/s per user", Decimal.fixed(rates.get(0).value(), 1), "tokens/s", best(rates)));
        }
    }

    /** Who it is, and how many others are so close that it may be one of them. */
    private static String best(List<Contest.Place> places) {
        Contest.Place best = places.get(0);
        long close = places.stream()
                .skip(1)
                .filter(next -> Contest.isClose(best, next))
                .count();
        return best.model() + (close == 0 ? "" : "; " + Numbers.count(close, "other", "others") + " within 5 %");
    }

    private static void load(Throughput throughput, List<KeyFigure> figures) {
        if (throughput.tokensPerS().isPresent()) {
            figures.add(new KeyFigure(
                    "Tokens/s of all users",
                    Decimal.fixed(throughput.tokensPerS(), 1),
                    "tokens/s",
                    Decimal.fixed(throughput.requestsPerS(), 2) + " generations/s over "
                            + Decimal.fixed(throughput.windowS(), 1) + " s"));
        }
        figures.add(new KeyFigure(
                "Concurrency, highest",
                Integer.toString(throughput.peakConcurrency()),
                "",
                "mean " + Decimal.fixed(throughput.meanConcurrency(), 1)));
    }
}
