package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.text.Decimal;
import analysis.summary.targets.RatedFigure;
import analysis.summary.targets.Rating;
import analysis.summary.targets.Target;
import analysis.summary.targets.Targets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.RunInfo;

/** Section with each model's figures against the targets. */
final class TargetSection {

    private static final String TIME_SCALE = "mockTimeScale";

    private TargetSection() {}

    static List<Block> blocks(RunContent content) {
        List<RatedFigure> rated = content.ratings();
        if (rated.isEmpty()) {
            return List.of();
        }
        TableBuilder<RatedFigure> table = new TableBuilder<RatedFigure>(
                        content.options().targets().map(Targets::name).orElse(""))
                .text("Figure", RatedFigure::label)
                .numeric("Measured", "", figure -> Cell.number(figure.value()).few(figure.fewSamples()))
                .text("Unit", figure -> figure.target().metric().unit())
                .text("Target", figure -> range(figure.target()))
                .text("Good", figure -> limit(figure.target(), figure.target().good(), true))
                .text(
                        "Critical",
                        figure -> limit(figure.target(), figure.target().critical(), false))
                .cell(
                        "Rating",
                        figure -> Cell.text(word(figure))
                                .toned(figure.fewSamples() ? Tone.NOTE : tone(figure.rating()))
                                .few(figure.fewSamples()));
        String model = null;
        for (RatedFigure figure : rated) {
            if (!figure.model().equals(model)) {
                model = figure.model();
                table.group(model);
            }
            table.row(figure);
        }
        return List.of(new Paragraph(sentence(rated) + scaled(content.data().info())), table.build());
    }

    /** Number of figures per rating, for a terminal. */
    static List<Block> brief(RunContent content) {
        return content.ratings().isEmpty()
                ? List.of()
                : List.of(new Paragraph(
                        content.options().targets().map(Targets::name).orElse("") + ": " + sentence(content.ratings())
                                + scaled(content.data().info())));
    }

    /** Note that the mock server ran faster than the hardware it models, so that ratings do not apply. */
    private static String scaled(RunInfo info) {
        if (info.target() == null || !info.target().mock() || info.settings() == null) {
            return "";
        }
        String scale = info.settings().getOrDefault(TIME_SCALE, "1");
        return scale.equals("1")
                ? ""
                : " The mock server ran " + scale + " times as fast as the hardware that it models, so these"
                        + " ratings do not apply to it; run with -D" + TIME_SCALE + "=1 for that.";
    }

    private static String sentence(List<RatedFigure> rated) {
        String counts = Stream.of(Rating.values())
                .filter(rating -> count(rated, rating) > 0)
                .map(rating -> count(rated, rating) + " " + phrase(rating))
                .collect(Collectors.joining(", "));
        long few = rated.stream().filter(RatedFigure::fewSamples).count();
        return counts + " of " + Numbers.count(rated.size(), "figure", "figures")
                + (few == 0 ? "." : " (" + few + " with fewer samples than needed).");
    }

    private static long count(List<RatedFigure> rated, Rating rating) {
        return rated.stream().filter(figure -> figure.rating() == rating).count();
    }

    private static String phrase(Rating rating) {
        return rating == Rating.TARGET ? "on target" : rating.id();
    }

    private static String word(RatedFigure figure) {
        Rating rating = figure.rating();
        Target target = figure.target();
        boolean beyond =
                target.metric().higherIsBetter() ? figure.value() > target.high() : figure.value() < target.low();
        return rating == Rating.TARGET ? beyond ? "better than target" : "on target" : rating.id();
    }

    private static Tone tone(Rating rating) {
        return switch (rating) {
            case TARGET, GOOD -> Tone.GOOD;
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.BAD;
        };
    }

    private static String range(Target target) {
        return target.low() == target.high()
                ? plain(target.low())
                : plain(target.low()) + " to " + plain(target.high());
    }

    private static String limit(Target target, OptionalDouble limit, boolean better) {
        return limit.isEmpty()
                ? ""
                : (target.metric().higherIsBetter() == better ? "above " : "below ") + plain(limit.getAsDouble());
    }

    private static String plain(double value) {
        return Decimal.exact(value).toPlainString();
    }
}
