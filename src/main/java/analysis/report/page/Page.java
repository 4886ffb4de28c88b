package analysis.report.page;

import analysis.report.page.Block.Notice;
import java.util.List;
import java.util.Optional;

/**
 * A report, whatever the format it is written in. All its text is data: each format escapes what would mean something
 * in it.
 *
 * @param title what the report is about, short
 * @param verdict what was judged, before everything else; empty if nothing was
 * @param headline what was found, in one sentence
 * @param byline when and where
 */
public record Page(String title, Optional<Notice> verdict, String headline, String byline, List<Section> sections) {

    public Page {
        sections =
                sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
    }

    /**
     * A part of the report under a heading; left out if it has no blocks.
     *
     * @param id unique in the report; letters and hyphens
     */
    public record Section(String id, String title, List<Block> blocks) {

        public Section {
            blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
        }
    }
}
