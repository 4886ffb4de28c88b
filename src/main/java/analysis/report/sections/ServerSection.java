package analysis.report.sections;

import analysis.report.LevelTotals;
import analysis.report.LifecycleTables;
import analysis.report.PromptTables;
import analysis.report.ResourceTables;
import analysis.report.ServerTimeTable;
import analysis.report.StructuredTables;
import analysis.report.TextTable;
import analysis.report.page.Block;
import analysis.summary.RunData;
import analysis.summary.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What some simulations measure besides generations; the tables are those of the console. */
final class ServerSection {

    private ServerSection() {}

    /** Pulls and loads. */
    static List<Block> lifecycle(RunSummary run) {
        Map<String, TextTable> tables = new LinkedHashMap<>();
        tables.put("Models pulled and loaded", LifecycleTables.operations(run.lifecycle()));
        tables.put("Failed on models", LifecycleTables.errors(run.lifecycle()));
        tables.put("Pulling and loading together", LifecycleTables.together(run.lifecycle()));
        return blocks(tables);
    }

    /** Prompt lengths, the prefix cache, structured answers. */
    static List<Block> prompts(RunSummary run) {
        Map<String, TextTable> tables = new LinkedHashMap<>();
        tables.put("Prompt lengths", PromptTables.lengths(run));
        tables.put("Prefix cache", PromptTables.prefixCache(run));
        tables.put("Structured output", StructuredTables.compliance(run));
        return blocks(tables);
    }

    /** Each level of load, all models together. */
    static List<Block> levels(RunSummary run) {
        return blocks(Map.of("All models and prompts of a level, pooled", LevelTotals.table(run)));
    }

    /** What loading and generating does to memory. */
    static List<Block> memory(RunSummary run) {
        List<Block> blocks = new ArrayList<>(MemoryCharts.of(run));
        Map<String, TextTable> tables = new LinkedHashMap<>();
        tables.put("Memory growth", ResourceTables.growth(run));
        tables.put("Model memory", ResourceTables.loads(run));
        blocks.addAll(blocks(tables));
        return blocks;
    }

    /** What changed in the course of a long run. */
    static List<Block> drift(RunData data, RunSummary run) {
        List<Block> blocks = new ArrayList<>(DriftCharts.of(data, run));
        blocks.addAll(blocks(Map.of("Change in an hour", ResourceTables.drift(run))));
        return blocks;
    }

    /** Memory, processors, queues, the server's own times. */
    static List<Block> resources(RunData data, RunSummary run) {
        List<Block> blocks = new ArrayList<>(ResourceCharts.of(data));
        Map<String, TextTable> tables = new LinkedHashMap<>();
        tables.put("Resources of the server", ResourceTables.resources(run));
        tables.put("Where the time went, by the server's clock, mean ms", ServerTimeTable.of(run));
        blocks.addAll(blocks(tables));
        return blocks;
    }

    private static List<Block> blocks(Map<String, TextTable> tables) {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .map(table -> (Block) table.getValue().onPage(table.getKey()))
                .collect(Collectors.toList());
    }
}
