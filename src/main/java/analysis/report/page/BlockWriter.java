package analysis.report.page;

import analysis.report.page.Block.Facts;
import analysis.report.page.Block.KeyFigures;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Notices;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Block.Picture;

/** Writer of blocks in one format. Formats without drawings leave charts and pictures out; tables have the same data. */
abstract class BlockWriter {

    /** Appends {@code block}. */
    final void write(Block block) {
        if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        } else if (block instanceof Picture picture) {
            picture(picture);
        } else if (block instanceof KeyFigures figures) {
            keyFigures(figures);
        } else if (block instanceof Notices notices) {
            notices(notices);
        } else if (block instanceof Facts facts) {
            facts(facts);
        } else if (block instanceof Links links) {
            links(links);
        } else if (block instanceof Paragraph paragraph) {
            paragraph(paragraph.text());
        }
    }

    abstract void table(Table table);

    abstract void keyFigures(KeyFigures figures);

    abstract void notices(Notices notices);

    abstract void facts(Facts facts);

    abstract void paragraph(String text);

    void chart(Chart chart) {}

    void picture(Picture picture) {}

    void links(Links links) {}
}
