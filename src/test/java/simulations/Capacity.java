package simulations;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import analysis.report.capacity.CapacityJson;
import analysis.verdict.policy.Objective;
import inference.gatling.action.Generate;
import inference.gatling.load.CapacitySearch;
import inference.gatling.load.Levels;
import inference.gatling.load.Part;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.CapacityLevels;
import inference.gatling.simulation.InferenceSimulation;
import inference.settings.SettingsException;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Search for the highest load, in concurrent users or arrivals per second, at which the server meets its objectives: the level is
 * doubled until it is too high, then bisected. Every level is a series of the run.
 */
public class Capacity extends InferenceSimulation {

    private static final double MAX_LOAD = 100_000;

    private final boolean users =
            settings.choice("capacity", List.of("users", "rate")).equals("users");
    private final String promptLength = promptLength();
    private final List<Objective> objectives = CapacityLevels.objectives(settings);
    private final RoundRobin turns = roundRobin(run.target().models(), promptLength);
    private final Generate chat = chat();
    private final Levels levels;

    public Capacity() {
        if (settings.text("maxConcurrency").isPresent()) {
            throw new SettingsException(
                    "setting 'maxConcurrency': a capacity search cannot cap concurrency, because any rate would meet the objectives"
                            + " while requests wait in the load generator. Search with -Dcapacity=users, or run Workload with"
                            + " -Drate and -DmaxConcurrency");
        }
        double limit = settings.optionalDecimal("maxLoad", 0, MAX_LOAD).orElse(MAX_LOAD);
        CapacitySearch search = new CapacitySearch(
                Math.min(
                        limit,
                        settings.optionalDecimal("firstLoad", 0, MAX_LOAD).orElse(1.0)),
                limit,
                settings.optionalDecimal("loadPrecision", 0, 1).orElse(0.05),
                users);
        CapacityLevels plan =
                new CapacityLevels(search, users, objectives, settings, run, series -> asking(series, promptLength));
        levels = new Levels(plan);
        addWarmUp("", chat, run.target().models(), turns);
        int held = users ? (int) Math.ceil(limit) : settings.integer("maxUnderWay", 1, (int) MAX_LOAD);
        PopulationBuilder population = scenario("levels")
                .exec(levels)
                .exec(asLongAs(session -> !session.getBoolean(Levels.OVER))
                        .on(exec(turns::apply)
                                .exec(doIfOrElse((Session session) -> session.getBoolean(Levels.SETTLING))
                                        .then(exec(chat.warmUp().series("#{" + Levels.SERIES + "}")))
                                        .orElse(inModelGroup(chat.series("#{" + Levels.SERIES + "}"))))
                                .exec(levels)))
                .injectOpen(atOnceUsers(held));
        addLoad(new Part("levels", population, Optional.empty(), levels.task(), Optional.empty()));
        setUpSeries();
    }

    @Override
    protected List<String> conclusion(Path folder) throws IOException {
        if (levels.failure().isPresent()) {
            throw new IllegalStateException(
                    "the search for the capacity broke off", levels.failure().get());
        }
        CapacityJson.write(objectives, folder);
        return List.of();
    }
}
