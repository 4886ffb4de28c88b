package analysis.report;

import analysis.summary.RunSummary;
import analysis.summary.ServerTime;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the time went by the server's own clock, mean per generation, for the console and as JSON. */
public final class ServerTimeTable {

    private ServerTimeTable() {}

    /** Of every series whose server tells its times (Ollama; without waiting and loading llama.cpp). */
    public static TextTable of(RunSummary run) {
        TextTable table = TextTable.of(
                "Model",
                "Series",
                ">Count",
                ">Waiting",
                ">longest",
                ">Loading",
                ">Prompt",
                ">Generating",
                ">Elsewhere");
        run.cells().forEach((cell, summary) -> {
            ServerTime time = summary.serverTime();
            if (time.generations() > 0) {
                table.row(
                        Inert.line(cell.model()),
                        Inert.line(cell.series()),
                        Long.toString(time.generations()),
                        ms(time.queueMs()),
                        ms(time.longestQueueMs()),
                        ms(time.loadMs()),
                        ms(time.promptMs()),
                        ms(time.decodeMs()),
                        ms(time.elsewhereMs()));
            }
        });
        return table;
    }

    static SortedMap<String, Object> json(ServerTime time) {
        SortedMap<String, Object> json = new TreeMap<>(Map.of("count", time.generations()));
        put(json, "meanQueueMs", time.queueMs());
        put(json, "longestQueueMs", time.longestQueueMs());
        put(json, "meanLoadMs", time.loadMs());
        put(json, "meanPromptMs", time.promptMs());
        put(json, "meanDecodeMs", time.decodeMs());
        put(json, "meanElsewhereMs", time.elsewhereMs());
        return json;
    }

    private static void put(SortedMap<String, Object> json, String name, OptionalDouble ms) {
        ms.ifPresent(value -> json.put(name, Decimal.exact(value)));
    }

    private static String ms(OptionalDouble ms) {
        return ms.isPresent() ? Decimal.fixed(ms.getAsDouble(), 1) : "";
    }
}
