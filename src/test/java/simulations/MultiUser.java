package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.pause;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.InferenceSimulation;
import inference.gatling.simulation.OpenLevel;
import inference.settings.SettingsException;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import run.Capability;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * Scaling of the server: levels of concurrency in one run, each a series. With {@code -Drate} the levels are open arrivals
 * instead, and with {@code -Dform=document} each user pulls and loads a model before it generates.
 */
public class MultiUser extends InferenceSimulation {

    private static final String PREPARATION = "preparation";
    private static final List<Integer> DOCUMENT_USERS = List.of(3);
    private static final int MAX_USERS = 100_000;

    private final String promptLength = promptLength();
    private final List<Integer> levels = settings.integers("users", 1, MAX_USERS);
    private final RoundRobin turns = roundRobin(run.target().models(), promptLength);
    private final Generate chat = chat();

    public MultiUser() {
        run.declare(Capability.MULTI_USER);
        if (settings.choice("form", List.of("levels", "document")).equals("document")) {
            (settings.isGiven("users") ? levels : DOCUMENT_USERS).forEach(this::addDocumentLevel);
            setUpSeries();
            return;
        }
        addWarmUp("", chat, run.target().models(), turns);
        addLevels(this::addLevel, this::addRate);
        setUpSeries();
    }

    private void addLevel(int users) {
        String name = "users=" + users;
        addSeries(
                asking(Series.closed(name, users), promptLength),
                closed(name, users, levelBudget(), turns, chat.series(name)));
    }

    /**
     * Adds a level whose users pull and load their model. Before it, all models are unloaded and, if wanted, those to be pulled are
     * deleted. Deletion alone would leave them in the server's memory, where they would load at once.
     */
    private void addDocumentLevel(int users) {
        if (!run.target().managesModels()) {
            throw new SettingsException("form=document has users pull and load models, which "
                    + run.target().baseUrl() + " has no API for (Ollama's): use form=levels");
        }
        String name = "users=" + users;
        int models = run.target().models().size();
        ChainBuilder unload = exec(turns::apply)
                .exec(onModel(Operation.UNLOAD, PREPARATION))
                .exec(pause(settings.duration("settle")));
        addLoad(profiles.closed(name + " " + PREPARATION, 1, Budget.generations(models), unload));
        if (run.target().deletesFirst(settings)) {
            ChainBuilder delete = exec(turns::apply).exec(onModel(Operation.DELETE, PREPARATION));
            addLoad(profiles.closed(name + " deletion", 1, Budget.generations(Math.min(users, models)), delete));
        }
        addSeries(
                asking(Series.closed(name, users), promptLength),
                profiles.closed(
                        name,
                        users,
                        Budget.generations(users),
                        exec(turns::apply)
                                .exec(exitBlockOnFail()
                                        .on(onModel(Operation.PULL, name)
                                                .exec(onModel(Operation.COLD_LOAD, name))
                                                .exec(inModelGroup(chat.series(name)))))));
    }

    private void addRate(OpenLevel level) {
        addSeries(
                asking(level.series(), promptLength),
                open(level.name(), level.schedule(), exec(turns::apply).exec(inModelGroup(chat.series(level.name())))));
    }
}
