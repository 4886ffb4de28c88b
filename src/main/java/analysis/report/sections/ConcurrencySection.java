package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Figure;
import analysis.report.page.Figure.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.RunData;
import analysis.summary.Sweep;
import analysis.summary.UserLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What more users get: throughput with the line of linear scaling, efficiency, and what they wait for it. */
final class ConcurrencySection {

    private static final double LINEAR_PCT = 100;

    private final Map<String, List<UserLevel>> sweeps;
    private final int mostUsers;

    private ConcurrencySection(Map<String, List<UserLevel>> sweeps) {
        this.sweeps = sweeps;
        this.mostUsers = sweeps.values().stream()
                .flatMap(List::stream)
                .mapToInt(UserLevel::users)
                .max()
                .orElse(0);
    }

    static List<Block> blocks(RunData data) {
        Map<String, List<UserLevel>> sweeps = new LinkedHashMap<>();
        for (Sweep sweep : Sweep.pooledByModel(Sweep.byUsers(data))) {
            List<UserLevel> levels = UserLevel.of(sweep);
            if (levels.size() > 1) {
                sweeps.put(sweep.name(), levels);
            }
        }
        return sweeps.isEmpty() ? List.of() : new ConcurrencySection(sweeps).blocks();
    }

    private List<Block> blocks() {
        return List.of(
                throughput(),
                efficiency(),
                figure("latency", "Latency, median", "ms", UserLevel::latencyP50Ms),
                figure("first-token", "First token, median", "ms TTFT", UserLevel::firstTokenP50Ms),
                table(),
                new Paragraph("Efficiency: tokens/s of all users, divided by those of the lowest level and by how many"
                        + " times as many users there are. Above 70 % is excellent, 50 to 70 % good, 30 to 50 % some"
                        + " contention, below 30 % a bottleneck."));
    }

    private Figure throughput() {
        boolean one = sweeps.size() == 1;
        List<Named> linear = new ArrayList<>();
        double highest = highest(UserLevel::tokensPerS);
        if (one) {
            UserLevel first = sweeps.values().iterator().next().get(0);
            double perUser = first.tokensPerS() / first.users();
            double users = Math.min(mostUsers, 1.15 * highest / perUser);
            linear.add(new Named("linear scaling", "", List.of(new Point(0, 0), new Point(users, users * perUser))));
            highest = Math.max(highest, users * perUser);
        }
        return new Figure(
                "concurrency-throughput",
                "Tokens/s of all users",
                one ? "Dashed: each user as fast as at the lowest level." : "All users of a model together.",
                users(),
                Axis.fromZero("tokens/s", highest),
                Line.Style.MARKED,
                Colour.BLUE,
                lines(UserLevel::tokensPerS),
                linear);
    }

    private Figure efficiency() {
        return new Figure(
                "concurrency-efficiency",
                "Scaling efficiency",
                "100 % is linear scaling from the lowest level.",
                users(),
                Axis.fromZero("%", Math.max(LINEAR_PCT, highest(UserLevel::efficiencyPct))),
                Line.Style.MARKED,
                Colour.BLUE,
                lines(UserLevel::efficiencyPct),
                List.of(new Named(
                        "linear scaling", "", List.of(new Point(0, LINEAR_PCT), new Point(mostUsers, LINEAR_PCT)))));
    }

    private Figure figure(String id, String title, String unit, ToDoubleFunction<UserLevel> value) {
        return new Figure(
                "concurrency-" + id,
                title,
                "Median of the successful generations of each level.",
                users(),
                Axis.fromZero(unit, highest(value)),
                Line.Style.MARKED,
                Colour.BLUE,
                lines(value),
                List.of());
    }

    private Axis users() {
        return Axis.exact("users at once", mostUsers);
    }

    private double highest(ToDoubleFunction<UserLevel> value) {
        return sweeps.values().stream()
                .flatMap(List::stream)
                .mapToDouble(value)
                .max()
                .orElse(0);
    }

    private List<Named> lines(ToDoubleFunction<UserLevel> value) {
        List<Named> lines = new ArrayList<>();
        sweeps.forEach((name, levels) -> lines.add(new Named(
                name,
                "",
                levels.stream()
                        .map(level -> new Point(level.users(), value.applyAsDouble(level)))
                        .toList())));
        return lines;
    }

    private Table table() {
        Table.Builder table = new Table.Builder("By the number of users")
                .text("Users")
                .number("Count", "")
                .number("Tokens/s", "all users")
                .number("Speed-up", "times")
                .number("Efficiency", "%")
                .number("TTFT p50", "ms")
                .number("Latency p50", "ms")
                .number("Latency p95", "ms");
        sweeps.forEach((name, levels) -> {
            table.group(name);
            levels.forEach(level -> table.row(
                    Cell.text(Integer.toString(level.users())),
                    Cell.count(level.samples()),
                    Cell.number(level.tokensPerS()),
                    Cell.number(level.speedUp()),
                    Cell.number(level.efficiencyPct()),
                    Cell.number(level.firstTokenP50Ms()),
                    Cell.number(level.latencyP50Ms()),
                    Cell.number(level.latencyP95Ms())
                            .few(level.samples() < analysis.stats.Percentiles.samplesNeeded(95))));
        });
        return table.build();
    }
}
