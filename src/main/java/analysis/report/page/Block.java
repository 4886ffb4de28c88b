package analysis.report.page;

import analysis.report.svg.Graphic;
import java.util.List;

/** Part of a section. */
public sealed interface Block
        permits Block.Paragraph,
                Block.KeyFigures,
                Block.Notices,
                Block.Facts,
                Block.Links,
                Block.Picture,
                Table,
                Chart {

    /** Whether there is nothing to show. */
    boolean isEmpty();

    /** Running text. */
    record Paragraph(String text) implements Block {
        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** Most important numbers of a page. */
    record KeyFigures(List<KeyFigure> figures) implements Block {
        @Override
        public boolean isEmpty() {
            return figures.isEmpty();
        }
    }

    /**
     * Number with its label.
     *
     * @param unit empty if the number is a count
     * @param detail second figure or explanation; may be empty
     */
    record KeyFigure(String label, String value, String unit, String detail) {}

    /** Warnings and findings, most severe first. */
    record Notices(List<Notice> notices) implements Block {
        @Override
        public boolean isEmpty() {
            return notices.isEmpty();
        }
    }

    /**
     * Warning or finding.
     *
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

    /** Name and value; left out of the report if the value is null or empty. */
    record Fact(String name, String value) {}

    /**
     * Drawing other than a line chart.
     *
     * @param note explanation
     * @param twin the same data as a table
     */
    record Picture(String title, String note, Graphic drawing, Table twin) implements Block {
        @Override
        public boolean isEmpty() {
            return twin.isEmpty();
        }
    }

    /** Links to files beside the report. */
    record Links(List<Link> links) implements Block {
        @Override
        public boolean isEmpty() {
            return links.isEmpty();
        }
    }

    /** Link to {@code file}, which is relative to the report and never a name from outside. */
    record Link(String file, String description) {}
}
