package analysis.report.sections;

import static analysis.summary.figures.Quantity.TTFT;
import static analysis.summary.figures.Quantity.TTFT_CONNECTED;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import analysis.summary.samples.ServerTime;
import analysis.summary.samples.WireTime;
import analysis.summary.server.ServerAccount;
import analysis.summary.server.ServerLoad;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** Where the time of generations went: before the answer, and by the server's own account. */
final class TimeTables {

    private static final FigureColumns TTFTS =
            FigureColumns.of(TTFT.p50(), TTFT.p95(), TTFT_CONNECTED.p50(), TTFT_CONNECTED.p95());

    private static final double PERCENT = 100;
    private static final double MEGA = 1e-6;

    private TimeTables() {}

    static List<Block> blocks(RunSummary run) {
        return List.of(requests(run), account(run), load(run), serverTimes(run));
    }

    /** From the connection to the response's head. */
    private static Table requests(RunSummary run) {
        Table.Builder table = new Table.Builder("Requests until the answer begins")
                .unit("ms")
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
        bySeries(run, table, (series, summary) -> {
            WireTime time = summary.wireTime();
            if (time.generations() > 0) {
                table.row(TTFTS.row(
                        summary,
                        List.of(
                                Cell.text(series),
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

    /** What of the TTFT was where, by the server's counters beside ours. */
    private static Table account(RunSummary run) {
        Table.Builder table = new Table.Builder("Where the TTFT went, by the server's counters, mean")
                .unit("ms")
                .text("Series")
                .number("TTFT", "ms", 1)
                .number("The server's", "ms", 1)
                .number("Network and client", "ms", 1)
                .number("Queue", "ms", 1)
                .number("Prefill", "ms", 1)
                .number("Rest", "ms", 1)
                .number("Then decode", "ms", 1)
                .note(
                        "All models of a series together, of series that had the server to themselves. Network and client: our"
                                + " TTFT less the server's. Rest: what the server does not tell apart.");
        for (ServerAccount account : run.resources().accounts()) {
            if (account.tellsTimes()) {
                table.row(
                        Cell.text(account.series()),
                        Cell.number(account.ttftMs()),
                        Cell.number(account.serverTtftMs()),
                        Cell.number(account.networkMs()),
                        Cell.number(account.queueMs()),
                        Cell.number(account.prefillMs()),
                        Cell.number(account.restMs()),
                        Cell.number(account.decodeMs()));
            }
        }
        return table.build();
    }

    /** What the server was doing meanwhile. */
    private static Table load(RunSummary run) {
        Table.Builder table = new Table.Builder("The server meanwhile, by its counters")
                .text("Series")
                .number("Prefix cache hits", "%", 1)
                .number("KV cache, most", "%", 1)
                .number("Running, mean", "", 1)
                .number("Waiting, most", "", 0)
                .number("Drafts accepted", "%", 1)
                .number("Preemptions", "", 0)
                .number("Processors", "", 1)
                .number("GPU", "%", 0)
                .number("Received", "MB/s", 3)
                .number("Sent", "MB/s", 3)
                .number("Connections, most", "", 0)
                .number("Pool, most", "%", 1);
        for (ServerAccount account : run.resources().accounts()) {
            ServerLoad load = account.load();
            table.row(
                    Cell.text(account.series()),
                    Cell.number(times(PERCENT, load.cacheHitRatio())),
                    Cell.number(times(PERCENT, load.kvCacheRatio())),
                    Cell.number(load.running()),
                    Cell.number(load.waiting()),
                    Cell.number(times(PERCENT, load.acceptedRatio())),
                    Cell.number(load.preemptions()),
                    Cell.number(load.processors()),
                    Cell.number(load.gpuPct()),
                    Cell.number(times(MEGA, load.receivedBytesPerS())),
                    Cell.number(times(MEGA, load.sentBytesPerS())),
                    Cell.number(load.connections()),
                    Cell.number(times(PERCENT, load.connectionPoolRatio())));
        }
        return table.build();
    }

    private static OptionalDouble times(double factor, OptionalDouble value) {
        return value.isEmpty() ? value : OptionalDouble.of(factor * value.getAsDouble());
    }

    /** Where the time went by the server's own clock, of every series whose server tells (Ollama; in part llama.cpp). */
    private static Table serverTimes(RunSummary run) {
        Table.Builder table = new Table.Builder("Where the time went, by the server's answers, mean")
                .unit("ms")
                .text("Series")
                .number("Generations", "")
                .number("Waiting", "ms", 1)
                .number("longest", "ms", 1)
                .number("Loading", "ms", 1)
                .number("Prompt", "ms", 1)
                .number("Generating", "ms", 1)
                .number("Elsewhere", "ms", 1);
        bySeries(run, table, (series, summary) -> {
            ServerTime time = summary.serverTime();
            if (time.generations() > 0) {
                table.row(
                        Cell.text(series),
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

    /** A group of rows for each model. */
    private static void bySeries(RunSummary run, Table.Builder table, BiConsumer<String, Summary> row) {
        run.models().keySet().forEach(model -> {
            table.group(model);
            run.cells().forEach((cell, summary) -> {
                if (cell.model().equals(model)) {
                    row.accept(cell.series(), summary);
                }
            });
        });
    }
}
