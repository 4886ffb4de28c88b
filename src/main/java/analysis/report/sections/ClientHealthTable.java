package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import run.ClientHealth;
import run.RunInfo;

/** Table of how well each load generator kept up, by its own record. */
final class ClientHealthTable {

    private ClientHealthTable() {}

    /** Of the injectors that kept a record. */
    static Table of(List<RunInfo> injectors) {
        Table.Builder table = new Table.Builder("Client health")
                .text("Injector")
                .number("Lag p50", "ms", 2)
                .number("Lag p99", "ms", 2)
                .number("Lag max", "ms", 2)
                .number("GC pauses", "")
                .number("Longest", "ms", 1)
                .number("CPU mean", "%", 0)
                .number("CPU max", "%", 0)
                .number("Schedule delay p99", "ms", 1)
                .number("Schedule delay max", "ms", 1)
                .text("Says");
        for (RunInfo injector : injectors) {
            if (injector.clientHealth() != null) {
                table.row(row(injector, injector.clientHealth()));
            }
        }
        return table.build();
    }

    private static Cell[] row(RunInfo injector, ClientHealth health) {
        String name = injector.environment() == null
                ? ""
                : Objects.requireNonNullElse(injector.environment().injector(), "");
        return new Cell[] {
            Cell.text(name.isEmpty() ? "this one" : name),
            number(health.eventLoopLag(), ClientHealth.Distribution::p50Ms),
            number(health.eventLoopLag(), ClientHealth.Distribution::p99Ms),
            number(health.eventLoopLag(), ClientHealth.Distribution::maxMs),
            Cell.text(health.gc() == null ? "" : Long.toString(health.gc().count())),
            number(health.gc(), ClientHealth.Gc::maxPauseMs),
            number(health.cpuPct(), ClientHealth.Cpu::mean),
            number(health.cpuPct(), ClientHealth.Cpu::max),
            number(health.scheduleDelay(), ClientHealth.Distribution::p99Ms),
            number(health.scheduleDelay(), ClientHealth.Distribution::maxMs),
            health.eventLoopLag() == null
                    ? Cell.text("")
                    : says(health.lagged() || health.paused() || health.saturated())
        };
    }

    private static Cell says(boolean bottleneck) {
        return Cell.text(bottleneck ? "was the bottleneck" : "kept up").toned(bottleneck ? Tone.BAD : Tone.GOOD);
    }

    private static <T> Cell number(T record, Function<T, Double> value) {
        return Cell.number(
                Optional.ofNullable(record).map(value).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }
}
