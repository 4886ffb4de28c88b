package inference.gatling.simulation;

import analysis.summary.load.Load;
import analysis.summary.reading.RunBuilder;
import analysis.verdict.CapacityCurve;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.SyntaxException;
import inference.gatling.load.CapacitySearch;
import inference.gatling.load.HeldLevel;
import inference.gatling.load.LevelPlan;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import run.Generation;
import run.RunInfo.Series;

/** Levels of a search for the highest load that meets the objectives; each is declared as a series when it begins. */
public final class CapacityLevels implements LevelPlan {

    private final CapacitySearch search;
    private final boolean users;
    private final List<Objective> objectives;
    private final TestRun run;
    private final UnaryOperator<Series> asking;
    private final Settings settings;
    private final Duration settle;
    private final Duration length;
    private final int minimum;
    private final Queue<Generation> generations = new ConcurrentLinkedQueue<>();
    private Series series;

    public CapacityLevels(
            CapacitySearch search,
            boolean users,
            List<Objective> objectives,
            Settings settings,
            TestRun run,
            UnaryOperator<Series> asking) {
        this.search = search;
        this.users = users;
        this.objectives = objectives;
        this.run = run;
        this.asking = asking;
        this.settings = settings;
        this.settle = settings.duration("levelSettle");
        this.length = settings.duration("duration").plus(settle);
        this.minimum = settings.integer("requests", 1, 1_000_000);
        if (run.injector().isOneOfSeveral()) {
            throw new SettingsException(
                    "setting 'injector.count': several injectors cannot share a capacity search, because each"
                            + " level depends on the last one's results. Search with one injector, or run MultiUser with"
                            + " fixed levels");
        }
        run.listen(generations::add);
    }

    /**
     * Objectives of the setting {@code slo}, separated by semicolons.
     *
     * @throws SettingsException if one cannot be parsed; the message has the column
     */
    public static List<Objective> objectives(Settings settings) {
        List<Objective> objectives = new ArrayList<>();
        for (String text : settings.required("slo").split(";")) {
            try {
                Objective objective = ObjectiveParser.parse(text.strip());
                if (objective.measure() == Measure.Spending.ENERGY) {
                    throw new SettingsException("setting 'slo': a level's energy is unknown before the run ends: "
                            + objective.text() + "; judge the run by it with the command verdict --slo");
                }
                objectives.add(objective);
            } catch (SyntaxException e) {
                throw new SettingsException("setting 'slo': " + e.getMessage());
            }
        }
        return List.copyOf(objectives);
    }

    @Override
    public Optional<HeldLevel> next() {
        if (search.next().isEmpty()) {
            return Optional.empty();
        }
        double load = search.next().getAsDouble();
        generations.clear();
        if (users) {
            int count = (int) load;
            series = asking.apply(Series.closed("users=" + count, count));
            run.declare(series);
            return Optional.of(new HeldLevel(series.name(), count, Optional.empty(), settle, length, minimum));
        }
        // The rate that is sent is the one in the name of the series, with two decimals.
        double rate = Math.round(load * 100) / 100.0;
        Duration window = longEnough(rate);
        OpenLevel level = OpenLevel.of(settings, rate, window, run.seed());
        series = asking.apply(level.series());
        run.declare(series);
        return Optional.of(new HeldLevel(series.name(), 0, Optional.of(level.schedule()), settle, window, 0));
    }

    /** Length of a level: the setting, or longer if the minimum number of generations needs it. */
    private Duration longEnough(double rate) {
        Duration needed = settle.plusMillis((long) Math.ceil(1000 * minimum / rate));
        return length.compareTo(needed) > 0 ? length : needed;
    }

    @Override
    public void ended(HeldLevel level, boolean starved) {
        RunBuilder builder = new RunBuilder().injector(run.info());
        generations.stream()
                .filter(g -> g.origin().series().equals(level.series()))
                .forEach(builder::add);
        Load load = Load.of(series).orElseThrow();
        boolean met = CapacityCurve.point(objectives, builder.build(), level.series(), load)
                .met();
        System.out.printf(
                "Capacity: %s %s%s%n",
                level.series(),
                met && !starved ? "meets the objectives" : "does not meet the objectives",
                starved ? ": all users of -DmaxUnderWay were still waiting for answers" : "");
        search.tried(met && !starved);
    }
}
