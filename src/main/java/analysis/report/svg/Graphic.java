package analysis.report.svg;

import analysis.report.markup.Markup;

/** Drawing. In a table cell it is hidden from screen readers, because the row has its numbers as text. */
@FunctionalInterface
public interface Graphic {

    /** Adds the drawing to {@code out}. */
    void draw(Markup out);
}
