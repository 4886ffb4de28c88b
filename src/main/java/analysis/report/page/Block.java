package analysis.report.page;

import analysis.report.svg.Graphic;
import java.util.List;

/** A piece of a section. */
public sealed interface Block
        permits Block.Paragraph,
                Block.KeyFigures,
                Block.Notices,
                Block.Facts,
                Block.Links,
                Block.Picture,
                Table,
                Chart {

    /** True if there is nothing in it to show. */
    boolean isEmpty();

    /** Running text. */
    record Paragraph(String text) implements Block {
        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** The few numbers to see first. */
    record KeyFigures(List<KeyFigure> figures) implements Block {
        @Override
        public boolean isEmpty() {
            return figures.isEmpty();
        }
    }

    /**
     * @param unit empty if the number is a count
     * @param detail a second figure or what the first one means
     */
    record KeyFigure(String label, String value, String unit, String detail) {}

    /** Things to know or to do, the gravest first. */
    record Notices(List<Notice> notices) implements Block {
        @Override
        public boolean isEmpty() {
            return notices.isEmpty();
        }
    }

    /**
     * @param what the fact, with its numbers
     * @param advice what it means and what to do; may be empty
     * @param cases where it was seen; may be empty
     */
    record Notice(Tone tone, String label, String what, String advice, List<String> cases) {}

    /** Names and their values. */
    record Facts(String caption, List<Fact> facts) implements Block {

        public Facts {
            facts = facts.stream()
                    .filter(fact -> fact.value != null && !fact.value.isEmpty())
                    .toList();
        }

        @Override
        public boolean isEmpty() {
            return facts.isEmpty();
        }
    }

    /** @param value left out of the report if null or empty */
    record Fact(String name, String value) {}

    /**
     * A drawing other than of lines.
     *
     * @param note what to know for reading it
     * @param twin the same in numbers
     */
    record Picture(String title, String note, Graphic drawing, Table twin) implements Block {
        @Override
        public boolean isEmpty() {
            return twin.isEmpty();
        }
    }

    /** Other files, beside the report. */
    record Links(List<Link> links) implements Block {
        @Override
        public boolean isEmpty() {
            return links.isEmpty();
        }
    }

    /** @param file relative to the report; one of ours, never a name from outside */
    record Link(String file, String description) {}
}
