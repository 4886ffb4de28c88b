package analysis.report.sections;

import analysis.report.page.Block;
import analysis.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;

/** Sections about the server beyond generations: prompts, lifecycle, drift, memory, resources. */
final class ServerSections {

    private ServerSections() {}

    /** Pulls and loads. */
    static List<Block> lifecycle(RunSummary run) {
        List<Block> blocks = new ArrayList<>(
                List.of(LifecycleTables.operations(run.lifecycle()), LifecycleTables.together(run.lifecycle())));
        run.readyScaling().ifPresent(scaling -> blocks.addAll(ReadyScalingTable.blocks(scaling)));
        return blocks;
    }

    /** Conversations, prompt lengths, the prefix cache, structured answers. */
    static List<Block> prompts(RunSummary run) {
        return List.of(
                SessionTable.of(run),
                ConversationTurns.table(run),
                PromptTables.lengths(run),
                PromptTables.prefixCache(run),
                PromptTables.structured(run));
    }

    /** What loading and generating does to memory. */
    static List<Block> memory(RunSummary run) {
        return ResourceTables.memory(run);
    }

    /** What changed in the course of a long run. */
    static List<Block> drift(RunSummary run) {
        return List.of(ResourceTables.drift(run));
    }

    /** Memory, processors, queues. */
    static List<Block> resources(RunSummary run) {
        return List.of(ResourceTables.resources(run));
    }
}
