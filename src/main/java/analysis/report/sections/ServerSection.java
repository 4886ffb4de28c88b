package analysis.report.sections;

import analysis.report.LifecycleTables;
import analysis.report.PromptTables;
import analysis.report.ResourceTables;
import analysis.report.StructuredTables;
import analysis.report.TextTable;
import analysis.report.page.Block;
import analysis.summary.RunSummary;
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

    /** Memory, processors, queues; what changed in the course of the run. */
    static List<Block> resources(RunSummary run) {
        Map<String, TextTable> tables = new LinkedHashMap<>();
        tables.put("Model memory", ResourceTables.loads(run));
        tables.put("Memory growth", ResourceTables.growth(run));
        tables.put("Drift", ResourceTables.drift(run));
        tables.put("Resources of the server", ResourceTables.resources(run));
        return blocks(tables);
    }

    private static List<Block> blocks(Map<String, TextTable> tables) {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .map(table -> (Block) table.getValue().onPage(table.getKey()))
                .collect(Collectors.toList());
    }
}
