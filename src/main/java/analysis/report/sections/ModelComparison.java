package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.text.Decimal;
import analysis.stats.EnoughToRate;
import analysis.summary.LargestModel;
import analysis.summary.ModelRanking;
import analysis.summary.ModelRanking.Place;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.OptionalDouble;

/** Comparison of models: the fastest, the one with the highest throughput, the steadiest. */
final class ModelComparison {

    /** Ratio of first-token times above which a model should be chosen only for its answers. */
    private static final double MUCH_SLOWER = 1.5;

    private static final Cell TOO_FEW = Cell.text("too few generations to tell").toned(Tone.NOTE);

    /** Question and the best model for it. */
    private record Row(
            String question, String model, String figure, String next, OptionalDouble leadPct, Cell result) {}

    private ModelComparison() {}

    static List<Block> blocks(RunSummary run) {
        if (run.models().size() < 2 || run.isOfTwoServers() || !run.isOfModels()) {
            return List.of();
        }
        TableBuilder<Row> table = new TableBuilder<Row>(
                        "Best of " + run.models().size() + " models")
                .text("Question", Row::question)
                .text("Model", Row::model)
                .text("Figure", Row::figure)
                .cell("Result", Row::result)
                .number("Lead", "%", Row::leadPct)
                .text("Next", Row::next);
        for (ModelRanking ranking : ModelRanking.values()) {
            List<Place> places = ranking.places(run);
            if (!places.isEmpty()) {
                table.row(row(ranking, places, areFew(run)));
            }
        }
        LargestModel.of(run).map(ModelComparison::row).ifPresent(table::row);
        Table built = table.build();
        return built.isEmpty()
                ? List.of()
                : List.of(
                        built,
                        new Paragraph(recommendation(run)),
                        new Paragraph("Differences below 5 % do not count: a repeated run may reverse them."
                                + " Variation is the standard deviation of tokens/s in percent of the mean,"
                                + " averaged over the model's series."));
    }

    private static Row row(LargestModel largest) {
        boolean named = largest.billions().isPresent();
        return new Row(
                "Largest model",
                largest.model(),
                named ? Decimal.exact(largest.billions().getAsDouble()).toPlainString() + " billion parameters" : "",
                "",
                OptionalDouble.empty(),
                Cell.text(named ? "by its name" : "its name tells no size; it is the slowest in both figures"));
    }

    /** Recommendation of a model; empty if two are too close, or a figure is missing. */
    private static String recommendation(RunSummary run) {
        List<Place> first = ModelRanking.FIRST_TOKEN.places(run);
        List<Place> rate = ModelRanking.THROUGHPUT.places(run);
        if (areFew(run)
                || first.size() < 2
                || rate.size() < 2
                || ModelRanking.isClose(first.get(0), first.get(1))
                || ModelRanking.isClose(rate.get(0), rate.get(1))) {
            return "";
        }
        Place slowest = first.get(first.size() - 1);
        String best = first.get(0).model().equals(rate.get(0).model())
                ? "Take " + first.get(0).model()
                        + " where speed counts: it has both the fastest first token and the highest rate."
                : "Take " + first.get(0).model() + " where users wait for the beginning of an answer, and "
                        + rate.get(0).model() + " where answers are long.";
        double times = slowest.value() / first.get(0).value();
        return times < MUCH_SLOWER
                ? best
                : best + " " + slowest.model() + " keeps users waiting " + Decimal.fixed(times, 1)
                        + " times as long for the first token: choose it only for better answers.";
    }

    private static Row row(ModelRanking ranking, List<Place> places, boolean few) {
        Place best = places.get(0);
        boolean alone = places.size() == 1;
        return new Row(
                ranking.question(),
                best.model(),
                Decimal.fixed(best.value(), 1) + " " + ranking.figure(),
                alone ? "" : places.get(1).model(),
                alone ? OptionalDouble.empty() : OptionalDouble.of(ModelRanking.leadPct(best, places.get(1))),
                alone
                        ? Cell.text("the only one with a figure")
                        : few ? TOO_FEW : lead(ModelRanking.isClose(best, places.get(1))));
    }

    /** Whether a model has so few generations that chance decides which model is ahead. */
    private static boolean areFew(RunSummary run) {
        return run.models().values().stream().anyMatch(model -> model.ok() > 0 && !EnoughToRate.isMet(model.ok()));
    }

    private static Cell lead(boolean close) {
        return Cell.text(close ? "too close to call" : "ahead").toned(close ? Tone.NOTE : Tone.GOOD);
    }
}
