package analysis.report.sections;

import static analysis.summary.figures.Quantity.TTFT;
import static analysis.summary.figures.Quantity.TTFT_CONNECTED;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.summary.RunSummary;
import analysis.summary.samples.ServerTime;
import analysis.summary.samples.WireTime;
import java.util.List;

/** Where the time of generations went: before the answer, and by the server's own account. */
final class TimeTables {

    private static final FigureColumns TTFTS =
            FigureColumns.of(TTFT.p50(), TTFT.p95(), TTFT_CONNECTED.p50(), TTFT_CONNECTED.p95());

    private TimeTables() {}

    static List<Block> blocks(RunSummary run) {
        return List.of(requests(run), serverTimes(run));
    }

    /** From the connection to the response's head. */
    private static Table requests(RunSummary run) {
        Table.Builder table = new Table.Builder("Requests until the answer begins")
                .unit("ms")
                .text("Model")
                .text("Series")
                .number("Generations", "")
                .number("Connections opened", "%", 1)
                .number("Connect", "ms", 2)
                .number("TLS", "ms", 2)
                .number("Send", "ms", 2)
                .number("Headers", "ms", 1)
                .note(
                        "Means; connect and TLS of the generations that opened a connection. TTFT and headers count from t0,"
                                + " the set-up included.");
        TTFTS.to(table);
        run.cells().forEach((cell, summary) -> {
            WireTime time = summary.wireTime();
            if (time.generations() > 0) {
                table.row(TTFTS.row(
                        summary,
                        List.of(
                                Cell.text(cell.model()),
                                Cell.text(cell.series()),
                                Cell.count(time.generations()),
                                Cell.number(time.setUpsPct()),
                                Cell.number(time.connectMs()),
                                Cell.number(time.tlsMs()),
                                Cell.number(time.sendMs()),
                                Cell.number(time.headersMs()))));
            }
        });
        return table.build();
    }

    /** Where the time went by the server's own clock, of every series whose server tells (Ollama; in part llama.cpp). */
    private static Table serverTimes(RunSummary run) {
        Table.Builder table = new Table.Builder("Where the time went, by the server's clock, mean")
                .unit("ms")
                .text("Model")
                .text("Series")
                .number("Generations", "")
                .number("Waiting", "ms", 1)
                .number("longest", "ms", 1)
                .number("Loading", "ms", 1)
                .number("Prompt", "ms", 1)
                .number("Generating", "ms", 1)
                .number("Elsewhere", "ms", 1);
        run.cells().forEach((cell, summary) -> {
            ServerTime time = summary.serverTime();
            if (time.generations() > 0) {
                table.row(
                        Cell.text(cell.model()),
                        Cell.text(cell.series()),
                        Cell.count(time.generations()),
                        Cell.number(time.queueMs()),
                        Cell.number(time.longestQueueMs()),
                        Cell.number(time.loadMs()),
                        Cell.number(time.promptMs()),
                        Cell.number(time.decodeMs()),
                        Cell.number(time.elsewhereMs()));
            }
        });
        return table.build();
    }
}
