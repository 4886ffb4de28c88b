package analysis.report.sections;

import analysis.report.Decimal;
import analysis.report.page.Block;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Block.KeyFigures;
import analysis.summary.Figure;
import analysis.summary.ModelRanking;
import analysis.summary.ModelRanking.Place;
import analysis.summary.Quantity;
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
                Figure.GENERATIONS.title(),
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
        time(Quantity.TTFT, model, figures);
        time(Quantity.LATENCY, model, figures);
        Quantity.TOKENS_PER_S
                .of(model)
                .ifPresent(rate -> figures.add(new KeyFigure(
                        Quantity.TOKENS_PER_S.mean().title(),
                        Decimal.fixed(rate.mean(), 1),
                        "tokens/s",
                        rate.sd().isPresent()
                                ? "what one user gets; standard deviation " + Decimal.fixed(rate.sd(), 1)
                                : "one generation only")));
    }

    private static void time(Quantity quantity, Summary model, List<KeyFigure> figures) {
        quantity.of(model)
                .ifPresent(ms -> figures.add(new KeyFigure(
                        quantity.p50().title(), Numbers.ms(ms.p50()), "ms", "p95 " + Numbers.ms(ms.p95()) + " ms")));
    }

    private static void ofBest(RunSummary run, List<KeyFigure> figures) {
        List<Place> first = ModelRanking.FIRST_TOKEN.places(run);
        if (!first.isEmpty()) {
            figures.add(new KeyFigure(
                    ModelRanking.FIRST_TOKEN.question(), Numbers.ms(first.get(0).value()), "ms TTFT p50", best(first)));
        }
        List<Place> rates = ModelRanking.THROUGHPUT.places(run);
        if (!rates.isEmpty()) {
            figures.add(new KeyFigure(
                    ModelRanking.THROUGHPUT.question(),
                    Decimal.fixed(rates.get(0).value(), 1),
                    "tokens/s",
                    best(rates)));
        }
    }

    /** Who it is, and how many others are so close that it may be one of them. */
    private static String best(List<Place> places) {
        Place best = places.get(0);
        long close = places.stream()
                .skip(1)
                .filter(next -> ModelRanking.isClose(best, next))
                .count();
        return best.model() + (close == 0 ? "" : "; " + Numbers.count(close, "other", "others") + " within 5 %");
    }

    private static void load(Throughput throughput, List<KeyFigure> figures) {
        if (throughput.tokensPerS().isPresent()) {
            figures.add(new KeyFigure(
                    Figure.SYSTEM_TOKENS_PER_S.title(),
                    Decimal.fixed(throughput.tokensPerS(), 1),
                    "tokens/s",
                    Decimal.fixed(throughput.requestsPerS(), 2) + " requests/s over "
                            + Decimal.fixed(throughput.windowS(), 1) + " s"));
        }
        figures.add(new KeyFigure(
                Figure.USERS_PEAK.title(),
                Integer.toString(throughput.peakConcurrency()),
                "",
                "mean " + Decimal.fixed(throughput.meanConcurrency(), 1)));
    }
}
