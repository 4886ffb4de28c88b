package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.figures.Figure;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Section with the timeline: concurrency, throughput and failures. */
final class TimelineSection {

    /** Smallest reach of the axis of failures, so that its ticks are whole numbers. */
    private static final double FEWEST_FAILURES = 5;

    private TimelineSection() {}

    static List<Block> blocks(RunData data) {
        if (data.cells().values().stream().allMatch(cell -> cell.generations() == 0)) {
            return List.of();
        }
        Counted rows = data.counted();
        Timeline timeline = Timeline.of(data.cells().values());
        String per = "Per "
                + BigDecimal.valueOf(timeline.binS()).stripTrailingZeros().toPlainString() + " s";
        double[] failed = timeline.failed();
        List<Block> blocks = new ArrayList<>(List.of(
                figure(
                        timeline,
                        "concurrency",
                        rows.title() + " under way",
                        rows.many(),
                        timeline.concurrency(),
                        Colour.BLUE,
                        per + ", mean."),
                rows == Counted.REQUESTS
                        ? figure(
                                timeline,
                                "requests",
                                Figure.REQUESTS_PER_S.title(),
                                "requests/s",
                                timeline.arrivalsPerS(),
                                Colour.GREEN,
                                per + ", by when they started.")
                        : figure(
                                timeline,
                                "tokens",
                                Figure.SYSTEM_TOKENS_PER_S.title(),
                                "tokens/s",
                                timeline.tokensPerS(),
                                Colour.GREEN,
                                per + ", of successful generations.")));
        if (Arrays.stream(failed).anyMatch(count -> count > 0)) {
            blocks.add(figure(
                    timeline,
                    "failed",
                    "Failed " + rows.many(),
                    "failed",
                    failed,
                    Colour.BAD,
                    per + ", by when they ended."));
        } else {
            blocks.add(new Paragraph("No " + rows.one()
                    + " failed. Gaps are pauses between series, or warm-up, which is not measured."));
        }
        return blocks;
    }

    static Chart figure(
            Timeline timeline, String id, String title, String unit, double[] values, Colour colour, String note) {
        double binMs = timeline.binS() * 1000;
        Elapsed elapsed = new Elapsed(0, 0, values.length * binMs);
        List<Point> points = new ArrayList<>();
        for (int bin = 0; bin < values.length; bin++) {
            points.add(new Point(elapsed.x(bin * binMs), values[bin]));
        }
        points.add(new Point(elapsed.x(values.length * binMs), values[values.length - 1]));
        return new Chart(
                "timeline-" + id,
                title,
                note,
                elapsed.axis(),
                Axis.fromZero(
                        unit,
                        Math.max(
                                colour == Colour.BAD ? FEWEST_FAILURES : 0,
                                Arrays.stream(values).max().orElse(0))),
                Line.Style.STEPS,
                colour,
                List.of(new Named("", "", points)),
                List.of());
    }
}
