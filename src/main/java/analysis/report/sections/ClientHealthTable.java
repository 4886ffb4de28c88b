package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import run.ClientHealth;
import run.ClientHealth.Cpu;
import run.ClientHealth.Distribution;
import run.ClientHealth.Gc;
import run.RunInfo;

/** Table of each load generator's own health record. */
final class ClientHealthTable {

    private ClientHealthTable() {}

    /** Table of the injectors with a record; {@code streams} is the peak number of concurrent generations over all injectors. */
    static Table of(List<RunInfo> injectors, OptionalDouble streams) {
        List<RunInfo> recorded = injectors.stream()
                .filter(injector -> injector.clientHealth() != null)
                .toList();
        TableBuilder<RunInfo> table = new TableBuilder<RunInfo>("Client health")
                .text("Injector", ClientHealthTable::name)
                .number("Lag p50", "ms", 2, of(ClientHealth::eventLoopLag, Distribution::p50Ms))
                .number("Lag p99", "ms", 2, of(ClientHealth::eventLoopLag, Distribution::p99Ms))
                .number("Lag max", "ms", 2, of(ClientHealth::eventLoopLag, Distribution::maxMs))
                .number("GC pauses", "", 0, of(ClientHealth::gc, Gc::count))
                .number("Longest", "ms", 1, of(ClientHealth::gc, Gc::maxPauseMs))
                .number("CPU mean", "%", 0, of(ClientHealth::cpuPct, Cpu::mean))
                .number("CPU max", "%", 0, of(ClientHealth::cpuPct, Cpu::max))
                .number("Steal", "%", 1, of(ClientHealth::cpuPct, Cpu::steal))
                .number("Schedule delay p99", "ms", 1, of(ClientHealth::scheduleDelay, Distribution::p99Ms))
                .number("Schedule delay max", "ms", 1, of(ClientHealth::scheduleDelay, Distribution::maxMs))
                .cell("Result", injector -> says(injector.clientHealth()));
        streams.stream()
                .filter(peak -> !recorded.isEmpty())
                .mapToObj(peak -> PublishedError.at(peak / recorded.size()))
                .flatMap(Optional::stream)
                .forEach(error -> table.note(error.note()));
        return table.build(recorded);
    }

    private static String name(RunInfo injector) {
        return Optional.ofNullable(injector.environment())
                .map(RunInfo.Environment::injector)
                .filter(name -> !name.isEmpty())
                .orElse("this one");
    }

    /** Number from one of the records of an injector's health, which may be missing. */
    private static <R> Function<RunInfo, OptionalDouble> of(
            Function<ClientHealth, R> record, Function<R, ? extends Number> number) {
        return injector -> Optional.of(injector.clientHealth()).map(record).map(number).stream()
                .mapToDouble(Number::doubleValue)
                .findFirst();
    }

    private static Cell says(ClientHealth health) {
        if (health.eventLoopLag() == null) {
            return Cell.text("");
        }
        boolean bottleneck = health.lagged() || health.paused() || health.saturated();
        return Cell.text(bottleneck ? "was the bottleneck" : "kept up").toned(bottleneck ? Tone.BAD : Tone.GOOD);
    }
}
