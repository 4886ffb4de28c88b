package analysis.report.svg;

import static analysis.report.markup.Markup.attribute;

import analysis.report.markup.Markup;
import analysis.report.markup.Markup.Attribute;
import analysis.report.svg.Line.Point;
import analysis.report.svg.Line.Style;
import java.util.ArrayList;
import java.util.List;

/** Drawing of lines between two scales. */
record Strokes(Scale across, Scale up, double base, PointLabels labels) {

    static final double MARK_RADIUS = 3;

    /** Reserves {@code line} and its marks, so that no label is placed on them. */
    void keepFree(Line line) {
        List<Point> drawn = line.points().stream().filter(Strokes::isDrawn).toList();
        for (int i = 1; i < drawn.size(); i++) {
            labels.line(
                    across.position(drawn.get(i - 1).x()),
                    up.position(drawn.get(i - 1).y()),
                    across.position(drawn.get(i).x()),
                    up.position(drawn.get(i).y()));
        }
        if (isMarked(line)) {
            line.points().stream()
                    .filter(Strokes::isDrawn)
                    .forEach(point -> labels.mark(across.position(point.x()), up.position(point.y())));
        }
    }

    private static boolean isMarked(Line line) {
        return line.style() == Style.MARKED || line.points().size() == 1;
    }

    void draw(Markup out, Line line) {
        String path = path(line);
        if (line.style() == Style.STEPS && !path.isEmpty()) {
            out.empty(
                    "path",
                    attribute("class", "area " + line.colour().cssClass()),
                    attribute("d", area(line)),
                    attribute("fill", line.colour().value()),
                    attribute("fill-opacity", "0.15"));
        }
        if (path.contains("L") || path.contains("H")) {
            out.empty("path", stroke(line, path));
        }
        if (isMarked(line)) {
            line.points().stream().filter(Strokes::isDrawn).forEach(point -> mark(out, line.colour(), point));
        }
    }

    private static Attribute[] stroke(Line line, String path) {
        List<Attribute> attributes = new ArrayList<>(List.of(
                attribute("class", "line " + line.colour().cssClass()),
                attribute("d", path),
                attribute("fill", "none"),
                attribute("stroke", line.colour().value()),
                attribute(
                        "stroke-width",
                        line.colour() == Colour.MUTED ? "1" : line.style() == Style.REFERENCE ? "1.5" : "2"),
                attribute("stroke-linejoin", "round")));
        if (line.style() == Style.REFERENCE) {
            attributes.add(attribute("stroke-dasharray", "5 4"));
        }
        return attributes.toArray(Attribute[]::new);
    }

    private void mark(Markup out, Colour colour, Point point) {
        out.empty(
                "circle",
                attribute("class", "mark " + colour.cssClass()),
                attribute("cx", Coordinate.text(across.position(point.x()))),
                attribute("cy", Coordinate.text(up.position(point.y()))),
                attribute("r", Coordinate.text(MARK_RADIUS)),
                attribute("fill", colour.value()));
        if (!point.label().isEmpty()) {
            labels.place(across.position(point.x()), up.position(point.y()), point.label())
                    .ifPresent(place -> out.elementLine(
                            "text",
                            point.label(),
                            attribute("x", Coordinate.text(place.x())),
                            attribute("y", Coordinate.text(place.y())),
                            attribute("text-anchor", place.anchor())));
        }
    }

    private static boolean isDrawn(Point point) {
        return !Double.isNaN(point.y());
    }

    private String path(Line line) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        String previousX = "";
        String previousY = "";
        for (Point point : line.points()) {
            if (!isDrawn(point)) {
                broken = true;
                continue;
            }
            String x = Coordinate.text(across.position(point.x()));
            String y = Coordinate.text(up.position(point.y()));
            if (broken) {
                path.append('M').append(x).append(' ').append(y);
            } else if (line.style() == Style.STEPS) {
                path.append('H').append(x);
                path.append(y.equals(previousY) ? "" : "V" + y);
            } else if (!x.equals(previousX) || !y.equals(previousY)) {
                path.append('L').append(x).append(' ').append(y);
            }
            broken = false;
            previousX = x;
            previousY = y;
        }
        return path.toString();
    }

    /** Path of steps, closed along the axis; such lines have no breaks. */
    private String area(Line line) {
        String first = Coordinate.text(across.position(line.points().get(0).x()));
        return path(line) + "V" + Coordinate.text(base) + "H" + first + "Z";
    }
}
