package analysis.report;

import analysis.summary.RunSummary;
import analysis.summary.Summary;
import analysis.summary.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.ClientHealth;
import run.RunInfo;

/**
 * A run's figures for a terminal or a build log: one sentence, then tables, then what the reader must know and which
 * files hold more.
 */
public final class ConsoleReport {

    private static final int MAX_MESSAGE_WIDTH = 100;

    private final RunSummary run;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private ConsoleReport(RunSummary run, Style style) {
        this.run = run;
        this.style = style;
    }

    /**
     * The report, line by line.
     *
     * @param files that were written, named at the end
     */
    public static List<String> of(RunSummary run, List<Path> files, Style style) {
        return new ConsoleReport(run, style).lines(files);
    }

    private List<String> lines(List<Path> files) {
        lines.add("");
        lines.add(style.bold(Headline.of(run)));
        if (run.models().size() > 1 || run.info().target() == null) {
            section("By model", ModelTable.of(run));
            ModelTable.insights(run).forEach(insight -> lines.add("  " + insight + "."));
        }
        section("Times, ms", FigureTables.times(run));
        section("Rates", FigureTables.rates(run));
        if (!run.cells().isEmpty()) {
            lines.add("");
            lines.addAll(FigureTables.legend(run));
        }
        section("Where the time went, by the server's clock, mean ms", ServerTimeTable.of(run));
        section("Concurrency", LevelTable.of(run));
        LevelTable.sentences(run).forEach(sentence -> lines.add("  " + sentence));
        section("Levels, all models together", LevelTotals.table(run));
        section("Prompt lengths", PromptTables.lengths(run));
        section("Prefix cache", PromptTables.prefixCache(run));
        section("Models pulled and loaded", LifecycleTables.operations(run.lifecycle()));
        section("Failed on models", LifecycleTables.errors(run.lifecycle()));
        section("Pulling and loading together", LifecycleTables.together(run.lifecycle()));
        resources();
        section("Errors", errors());
        section("Client health", clientHealth());
        warnings();
        if (!files.isEmpty()) {
            lines.add("");
            lines.add(style.bold("Files"));
            files.forEach(file -> lines.add("  " + Inert.line(file.toString())));
        }
        lines.add("");
        return lines;
    }

    private void resources() {
        section("Structured output", StructuredTables.compliance(run));
        section("Model memory", ResourceTables.loads(run));
        section("Memory growth", ResourceTables.growth(run));
        section("Drift", ResourceTables.drift(run));
        section("Resources of the server", ResourceTables.resources(run));
    }

    private void section(String title, TextTable table) {
        if (table.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold(title));
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private TextTable errors() {
        TextTable table = TextTable.of("Model", "Outcome", ">Count", "For example");
        for (var model : run.models().entrySet()) {
            Summary summary = model.getValue();
            summary.errors()
                    .forEach((outcome, error) -> table.row(
                            Inert.line(model.getKey()),
                            outcome.code(),
                            Long.toString(error.count()),
                            DisplayWidth.fit(Inert.line(error.sampleMessage()), MAX_MESSAGE_WIDTH)));
        }
        return table;
    }

    private TextTable clientHealth() {
        TextTable table = TextTable.of(
                "Injector",
                ">Lag p50 ms",
                ">p99",
                ">max",
                ">GC pauses",
                ">longest ms",
                ">CPU mean %",
                ">max %",
                ">Delay p99 ms",
                ">max");
        for (RunInfo injector : run.injectors()) {
            ClientHealth health = injector.clientHealth();
            if (health != null) {
                table.row(healthCells(injector, health));
            }
        }
        return table;
    }

    private static List<String> healthCells(RunInfo injector, ClientHealth health) {
        List<String> cells = new ArrayList<>();
        RunInfo.Environment environment = injector.environment();
        boolean named = environment != null
                && environment.injector() != null
                && !environment.injector().isEmpty();
        cells.add(named ? Inert.line(environment.injector()) : "(this one)");
        ClientHealth.Distribution lag = health.eventLoopLag();
        cells.add(lag == null ? "" : Decimal.fixed(lag.p50Ms(), 2));
        cells.add(lag == null ? "" : Decimal.fixed(lag.p99Ms(), 2));
        cells.add(lag == null ? "" : Decimal.fixed(lag.maxMs(), 2));
        cells.add(health.gc() == null ? "" : Long.toString(health.gc().count()));
        cells.add(health.gc() == null ? "" : Decimal.fixed(health.gc().maxPauseMs(), 1));
        cells.add(health.cpuPct() == null ? "" : Decimal.fixed(health.cpuPct().mean(), 0));
        cells.add(health.cpuPct() == null ? "" : Decimal.fixed(health.cpuPct().max(), 0));
        ClientHealth.Distribution delay = health.scheduleDelay();
        cells.add(delay == null ? "" : Decimal.fixed(delay.p99Ms(), 2));
        cells.add(delay == null ? "" : Decimal.fixed(delay.maxMs(), 2));
        return cells;
    }

    private void warnings() {
        if (run.warnings().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold("Warnings"));
        for (Warning warning : run.warnings()) {
            lines.add("  " + style.warning(warning.kind().id()) + ": " + Inert.line(warning.what()));
            lines.add("    " + warning.kind().why() + " " + warning.kind().advice());
        }
    }
}
