package analysis.report.sections;

import static analysis.summary.figures.Quantity.TTFT;
import static analysis.summary.figures.Quantity.TTFT_CONNECTED;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import analysis.summary.server.ServerAccount;
import analysis.summary.server.ServerLoad;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Tables of where the time of generations went: before the answer, and by the server's own counters. */
final class TimeTables {

    private static final FigureColumns TTFTS =
            FigureColumns.of(TTFT.p50(), TTFT.p95(), TTFT_CONNECTED.p50(), TTFT_CONNECTED.p95());

    private static final double PERCENT = 100;
    private static final double MEGA = 1e-6;

    private TimeTables() {}

    static List<Block> blocks(RunSummary run) {
        return List.of(requests(run), account(run), load(run), serverTimes(run));
    }

    /** Table of the time from the connection to the response's headers. */
    private static Table requests(RunSummary run) {
        var table = SeriesRows.table("Before the answer: connect, TLS, send, headers", run)
                .unit("ms")
                .count("Generations", row -> row.getValue().wireTime().generations())
                .number(
                        "Connections opened",
                        "%",
                        1,
                        row -> row.getValue().wireTime().setUpsPct())
                .number("Connect", "ms", 2, row -> row.getValue().wireTime().connectMs())
                .number("TLS", "ms", 2, row -> row.getValue().wireTime().tlsMs())
                .number("Send", "ms", 2, row -> row.getValue().wireTime().sendMs())
                .number("Headers", "ms", 1, row -> row.getValue().wireTime().headersMs())
                .number("Client lag p99", "ms", 2, row -> clientLagMs(row.getValue()))
                .note("Connect, TLS, send and headers are means; connect and TLS only of generations that opened a"
                        + " connection. Headers and TTFT count from the start of the request, set-up included. Client lag:"
                        + " of the load generator's event loop when a first token was read; about that much of the TTFT may"
                        + " be its own.");
        TTFTS.to(table, Map.Entry::getValue);
        SeriesRows.add(table, run, row -> row.getValue().wireTime().generations() > 0);
        return table.build();
    }

    private static OptionalDouble clientLagMs(Summary series) {
        return series.metric(Metric.CLIENT_LAG_MS)
                .map(lag -> OptionalDouble.of(lag.p99()))
                .orElseGet(OptionalDouble::empty);
    }

    /** Table of the TTFT's breakdown by the server's counters. */
    private static Table account(RunSummary run) {
        return new TableBuilder<ServerAccount>("TTFT breakdown by the server's counters, mean")
                .unit("ms")
                .text("Series", ServerAccount::series)
                .number("TTFT", "ms", 1, ServerAccount::ttftMs)
                .number("The server's", "ms", 1, ServerAccount::serverTtftMs)
                .number("Network and client", "ms", 1, ServerAccount::networkMs)
                .number("Queue", "ms", 1, ServerAccount::queueMs)
                .number("Prefill", "ms", 1, ServerAccount::prefillMs)
                .number("Rest", "ms", 1, ServerAccount::restMs)
                .number("Then decode", "ms", 1, ServerAccount::decodeMs)
                .note("All models of a series together, for series that had the server to themselves. Network"
                        + " and client: our TTFT minus the server's. Rest: not itemised by the server.")
                .build(run.resources().accounts().stream()
                        .filter(ServerAccount::tellsTimes)
                        .toList());
    }

    /** Table of the server's load. */
    private static Table load(RunSummary run) {
        return new TableBuilder<ServerAccount>("Server load, by its counters")
                .text("Series", ServerAccount::series)
                .number("Prefix cache hits", "%", 1, load(PERCENT, ServerLoad::cacheHitRatio))
                .number("KV cache, most", "%", 1, load(PERCENT, ServerLoad::kvCacheRatio))
                .number("Running, mean", "", 1, load(1, ServerLoad::running))
                .number("Waiting, most", "", 0, load(1, ServerLoad::waiting))
                .number("Drafts accepted", "%", 1, load(PERCENT, ServerLoad::acceptedRatio))
                .number("Preemptions", "", 0, load(1, ServerLoad::preemptions))
                .number("Processors", "", 1, load(1, ServerLoad::processors))
                .number("GPU", "%", 0, load(1, ServerLoad::gpuPct))
                .number("Received", "MB/s", 3, load(MEGA, ServerLoad::receivedBytesPerS))
                .number("Sent", "MB/s", 3, load(MEGA, ServerLoad::sentBytesPerS))
                .number("Connections, most", "", 0, load(1, ServerLoad::connections))
                .number("Pool, most", "%", 1, load(PERCENT, ServerLoad::connectionPoolRatio))
                .build(run.resources().accounts());
    }

    private static Function<ServerAccount, OptionalDouble> load(
            double factor, Function<ServerLoad, OptionalDouble> figure) {
        return account -> {
            OptionalDouble value = figure.apply(account.load());
            return value.isEmpty() ? value : OptionalDouble.of(factor * value.getAsDouble());
        };
    }

    /** Table of the breakdown by the server's own clock, for servers that report it in answers (Ollama; in part llama.cpp). */
    private static Table serverTimes(RunSummary run) {
        var table = SeriesRows.table("Time breakdown by the server's answers, mean", run)
                .unit("ms")
                .count("Generations", row -> row.getValue().serverTime().generations())
                .number("Waiting", "ms", 1, row -> row.getValue().serverTime().queueMs())
                .number("longest", "ms", 1, row -> row.getValue().serverTime().longestQueueMs())
                .number("Loading", "ms", 1, row -> row.getValue().serverTime().loadMs())
                .number("Prompt", "ms", 1, row -> row.getValue().serverTime().promptMs())
                .number(
                        "Generating",
                        "ms",
                        1,
                        row -> row.getValue().serverTime().decodeMs())
                .number("Elsewhere", "ms", 1, row -> row.getValue().serverTime().elsewhereMs());
        SeriesRows.add(table, run, row -> row.getValue().serverTime().generations() > 0);
        return table.build();
    }
}
