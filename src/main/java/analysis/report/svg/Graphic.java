package analysis.report.svg;

import analysis.report.markup.Markup;

/** A drawing. One in a cell of a table is hidden from a screen reader: the row has its numbers as text. */
@FunctionalInterface
public interface Graphic {

    /** Adds the drawing to {@code out}. */
    void draw(Markup out);
}
