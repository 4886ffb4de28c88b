package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.text.Decimal;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import run.RunInfo;
import run.RunInfo.Environment;
import run.RunInfo.Series;

/** Facts of a run: simulation, target, load generator, and the parameters of each series. */
public final class RunFacts {

    private RunFacts() {}

    static List<Block> blocks(RunSummary run) {
        RunInfo info = run.info();
        List<Block> blocks = new ArrayList<>();
        blocks.add(ClientHealthTable.of(run.injectors(), Figure.USERS_PEAK.of(run.overall())));
        blocks.add(series(run));
        blocks.addAll(of(info, run.injectors()));
        return blocks;
    }

    /** Description of a run. */
    public static List<Facts> of(RunInfo info) {
        return of(info, List.of(info));
    }

    private static List<Facts> of(RunInfo info, List<RunInfo> injectors) {
        List<Facts> facts = new ArrayList<>();
        facts.add(new Facts("What was run", run(info)));
        if (info.target() != null) {
            facts.add(new Facts("Target", target(info.target())));
        }
        List<Environment> environments = Origin.environments(injectors);
        if (!environments.isEmpty()) {
            facts.add(new Facts(
                    environments.size() == 1 ? "Load generator" : environments.size() + " load generators",
                    environment(environments)));
        }
        facts.add(new Facts("Settings", facts(info.settings())));
        facts.add(new Facts("Feeders, SHA-256", facts(info.feeders())));
        return facts;
    }

    private static List<Fact> run(RunInfo info) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Simulation", info.simulation()));
        if (info.start() != null) {
            facts.add(new Fact("Start", RunPage.TIME.format(info.start())));
        }
        if (info.start() != null && info.end() != null) {
            Duration length = Duration.between(info.start(), info.end());
            facts.add(new Fact("Length", Decimal.fixed(length.toMillis() / 1000.0, 1) + " s"));
        }
        if (info.target() != null) {
            facts.add(new Fact("Seed", Long.toString(info.seed())));
            facts.add(new Fact("Shortened", info.quick() ? "yes, by -Dquick" : "no"));
        }
        return facts;
    }

    private static List<Fact> target(RunInfo.Target target) {
        return List.of(
                new Fact("Address", target.baseUrl()),
                new Fact("API", target.dialect()),
                new Fact("Server", target.product()),
                new Fact("Version", target.version()),
                new Fact("Mock", target.mock() ? "yes: simulated" : "no"),
                new Fact("Models", target.models() == null ? "" : String.join(", ", target.models())));
    }

    /** Facts of all load generators, with each different value once. */
    private static List<Fact> environment(List<Environment> all) {
        return List.of(
                new Fact("Host", Origin.together(all, Environment::host)),
                new Fact("Injector", Origin.together(all, Environment::injector)),
                new Fact("System", Origin.together(all, Environment::os)),
                new Fact("Processors", Origin.together(all, Environment::cpus)),
                new Fact("Heap", Origin.together(all, one -> one.maxHeapMb() + " MB")),
                new Fact("Java", Origin.together(all, Environment::jvm)),
                new Fact("Gatling", Origin.together(all, Environment::gatling)),
                new Fact("llm-perf", Origin.together(all, Environment::tool)),
                new Fact("Commit", Origin.together(all, Environment::gitCommit)));
    }

    private static List<Fact> facts(Map<String, String> values) {
        return values == null
                ? List.of()
                : values.entrySet().stream()
                        .map(entry -> new Fact(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static Table series(RunSummary run) {
        return new TableBuilder<Series>("Parameters of each series")
                .text("Series", Series::name)
                .numeric("Users", "", one -> text(one.users()))
                .number(
                        "Arrivals",
                        "per s",
                        one -> Stream.ofNullable(one.ratePerS())
                                .mapToDouble(rate -> rate)
                                .findFirst())
                .text("Pattern", Series::arrivals)
                .numeric("Prompt", "characters", one -> text(one.promptCharacters()))
                .numeric("Prompt", "tokens", one -> text(one.promptTokens()))
                .numeric("Answer", "tokens at most", one -> text(one.outputTokens()))
                .numeric("Measured", run.counted().many(), one -> measured(one, run))
                .build(Objects.requireNonNullElse(run.info().series(), List.<Series>of()));
    }

    /** Number of measured generations; 0 is a warning that the run did not do all it was supposed to. */
    private static Cell measured(Series series, RunSummary run) {
        long count = run.cells().entrySet().stream()
                .filter(cell -> cell.getKey().series().equals(series.name()))
                .mapToLong(cell -> cell.getValue().generations())
                .sum();
        return count == 0 ? Cell.count(0).toned(Tone.WARNING) : Cell.count(count);
    }

    private static Cell text(Object value) {
        return Cell.text(Objects.toString(value, ""));
    }
}
