package analysis.report.page;

import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.report.svg.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chart of lines over common axes: one plot with a key if there are few lines, otherwise one plot per line with the others in grey behind
 * it.
 *
 * @param id unique in the report; letters and hyphens
 * @param note explanation, with the number of samples
 * @param colour of the line if there is only one
 * @param references dashed lines for comparison
 */
public record Chart(
        String id,
        String title,
        String note,
        Axis x,
        Axis y,
        Line.Style style,
        Colour colour,
        List<Named> lines,
        List<Named> references)
        implements Block {

    static final Colour REFERENCE = Colour.GREY;

    /**
     * Line with its label.
     *
     * @param figure its most important number with the unit; may be empty
     */
    public record Named(String label, String figure, List<Point> points) {}

    public Chart {
        lines = lines.stream().filter(line -> !line.points.isEmpty()).toList();
        references = List.copyOf(references);
    }

    @Override
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether all lines fit into one plot. */
    boolean isOnePlot() {
        return lines.size() <= Colour.OF_DATA.size();
    }

    LineChart onePlot() {
        List<Line> drawn = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            drawn.add(new Line(colourOf(i), style, lines.get(i).points));
        }
        drawn.addAll(referenceLines());
        return LineChart.of(id, title, description(lines), x, y, drawn);
    }

    /** Colour of a line in {@link #onePlot}. */
    Colour colourOf(int line) {
        return lines.size() == 1 ? colour : Colour.OF_DATA.get(line);
    }

    /** Plots of one line each; all but the first refer to the background of the first. */
    List<LineChart> smallPlots() {
        List<Line> all = lines.stream()
                .map(line -> new Line(Colour.MUTED, Line.Style.PLAIN, line.points))
                .toList();
        List<LineChart> plots = new ArrayList<>();
        for (Named line : lines) {
            List<Line> drawn = new ArrayList<>(List.of(new Line(colour, style, line.points)));
            drawn.addAll(referenceLines());
            boolean first = plots.isEmpty();
            plots.add(new LineChart(
                    id + "-" + (plots.size() + 1),
                    title + ": " + line.label,
                    description(List.of(line)),
                    LineChart.Size.SMALL,
                    x,
                    y,
                    drawn,
                    first ? all : List.of(),
                    first ? "" : plots.get(0).id()));
        }
        return plots;
    }

    private List<Line> referenceLines() {
        return references.stream()
                .map(line -> new Line(REFERENCE, Line.Style.REFERENCE, line.points))
                .toList();
    }

    private String description(List<Named> shown) {
        String named = shown.stream()
                .map(line -> line.figure.isEmpty() ? line.label : line.label + ": " + line.figure)
                .collect(Collectors.joining("; "));
        return y.title() + " against " + x.title() + ". " + named + ". " + note;
    }
}
