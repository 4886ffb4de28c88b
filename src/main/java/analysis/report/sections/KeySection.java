package analysis.report.sections;

import static analysis.summary.figures.Figure.GENERATIONS;
import static analysis.summary.figures.Figure.INPUTS_PER_S;
import static analysis.summary.figures.Figure.INPUT_TOKENS_PER_S;
import static analysis.summary.figures.Figure.REQUESTS_PER_S;
import static analysis.summary.figures.Figure.SYSTEM_TOKENS_PER_S;
import static analysis.summary.figures.Figure.USERS_MEAN;
import static analysis.summary.figures.Figure.USERS_PEAK;
import static analysis.summary.figures.Figure.WINDOW_S;
import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.TOKENS_PER_S;
import static analysis.summary.figures.Quantity.TTFT;

import analysis.report.page.Block;
import analysis.report.page.Block.KeyFigure;
import analysis.report.page.Block.KeyFigures;
import analysis.report.text.Decimal;
import analysis.summary.ModelRanking;
import analysis.summary.ModelRanking.Place;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
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
                GENERATIONS.title(),
                Long.toString(all.generations()),
                "",
                all.attempts().failed() == 0
                        ? all.tellsFailures() ? "all succeeded" : "failures are not told of"
                        : all.attempts().ofModels()
                                ? all.attempts().text()
                                : String.format(
                                        Locale.ROOT,
                                        "%d failed (%.1f %%)",
                                        all.failed(),
                                        all.attempts().failedPct())));
        if (run.models().size() == 1) {
            ofOneModel(all, figures);
        } else {
            ofBest(run, figures);
        }
        load(all, figures);
        return List.of(new KeyFigures(figures));
    }

    private static void ofOneModel(Summary model, List<KeyFigure> figures) {
        for (Quantity times : List.of(TTFT, LATENCY)) {
            add(times.p50(), model, "ms", "p95 " + text(times.p95(), model) + " ms", figures);
        }
        String sd = text(TOKENS_PER_S.figure(Stat.SD), model);
        add(
                TOKENS_PER_S.mean(),
                model,
                "tokens/s",
                sd.isEmpty() ? "one generation only" : "what one user gets; standard deviation " + sd,
                figures);
    }

    private static void add(Figure figure, Summary summary, String unit, String detail, List<KeyFigure> figures) {
        if (figure.of(summary).isPresent()) {
            figures.add(new KeyFigure(figure.title(), text(figure, summary), unit, detail));
        }
    }

    private static String text(Figure figure, Summary summary) {
        return Decimal.fixed(figure.of(summary), figure.decimals());
    }

    private static void ofBest(RunSummary run, List<KeyFigure> figures) {
        best(ModelRanking.FIRST_TOKEN, "ms TTFT p50", run, figures);
        best(ModelRanking.THROUGHPUT, "tokens/s", run, figures);
    }

    private static void best(ModelRanking ranking, String unit, RunSummary run, List<KeyFigure> figures) {
        List<Place> places = ranking.places(run);
        if (!places.isEmpty()) {
            figures.add(new KeyFigure(
                    ranking.question(), Decimal.fixed(places.get(0).value(), 1), unit, best(places)));
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

    private static void load(Summary all, List<KeyFigure> figures) {
        add(
                SYSTEM_TOKENS_PER_S,
                all,
                "tokens/s",
                text(REQUESTS_PER_S, all) + " requests/s over " + text(WINDOW_S, all) + " s",
                figures);
        add(
                INPUTS_PER_S,
                all,
                "inputs/s",
                text(INPUT_TOKENS_PER_S, all) + " tokens/s, " + text(REQUESTS_PER_S, all) + " requests/s over "
                        + text(WINDOW_S, all) + " s",
                figures);
        add(USERS_PEAK, all, "", "mean " + text(USERS_MEAN, all), figures);
    }
}
