package analysis.report.page;

import analysis.report.page.Block.Notice;
import java.util.List;
import java.util.Optional;

/**
 * Report, independent of its format. All its text is data, which each format escapes.
 *
 * @param title short subject
 * @param verdict shown before everything else; empty if the run was not judged
 * @param headline result in one sentence
 * @param byline time and place
 */
public record Page(String title, Optional<Notice> verdict, String headline, String byline, List<Section> sections) {

    public Page {
        sections =
                sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
    }

    /**
     * Part of the report under a heading; left out if it has no blocks.
     *
     * @param id unique in the report; letters and hyphens
     */
    public record Section(String id, String title, List<Block> blocks) {

        public Section {
            blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
        }
    }
}
