package simulations;

import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.pause;

import inference.gatling.action.Generate;
import inference.gatling.load.ArrivalSchedule;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.InferenceSimulation;
import inference.settings.SettingsException;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * How the server scales: levels of concurrency one after the other in one run, each a series of its own, or with
 * {@code -Drate} arrivals that do not wait for the server, or with {@code -Dform=document} users who each pull, load and
 * generate.
 */
public class MultiUser extends InferenceSimulation {

    private static final String PREPARATION = "preparation";
    private static final List<Integer> DOCUMENT_USERS = List.of(3);
    private static final int MAX_USERS = 100_000;

    private final String promptLength =
            settings.choice("promptLengths", run.prompts().lengths());
    private final int tokens = settings.integer("generationTokens", 1, 1_000_000);
    private final List<Integer> levels = settings.integers("users", 1, MAX_USERS);
    private final List<Double> rates = settings.decimals("rate", 0, MAX_USERS);
    private final Optional<Duration> duration = settings.optionalDuration("duration");
    private final RoundRobin turns = roundRobin(run.target().models(), promptLength);
    private final Generate chat = generate("chat")
            .maxTokens(tokens)
            .check(outputTokens().atLeast(1), finishReason().in("stop", "length"));

    public MultiUser() {
        if (settings.choice("form", List.of("levels", "document")).equals("document")) {
            (settings.isGiven("users") ? levels : DOCUMENT_USERS).forEach(this::addDocumentLevel);
            setUpSeries();
            return;
        }
        addWarmUp("", chat, run.target().models(), turns);
        if (rates.isEmpty()) {
            levels.forEach(this::addLevel);
        } else {
            rates.forEach(this::addRate);
        }
        setUpSeries();
    }

    private void addLevel(int users) {
        String name = "users=" + users;
        addSeries(
                Series.closed(name, users)
                        .prompts(run.prompts().characters(promptLength))
                        .answers(tokens),
                profiles.closed(name, users, levelBudget(), exec(turns::apply).exec(inModelGroup(chat.series(name)))));
    }

    /**
     * Models are out of the way first: unloaded and, where that is wanted, deleted. A model that is only deleted stays in
     * the server's memory, and would be there at once when it is loaded again.
     */
    private void addDocumentLevel(int users) {
        if (!run.target().managesModels()) {
            throw new SettingsException("form=document has users pull and load models, which "
                    + run.target().baseUrl() + " has no API for (Ollama's): use form=levels");
        }
        String name = "users=" + users;
        ChainBuilder away = exec(turns::apply)
                .exec(onModel(Operation.UNLOAD, PREPARATION))
                .exec(pause(settings.duration("settle")));
        if (run.deletesFirst()) {
            away = away.exec(onModel(Operation.DELETE, PREPARATION));
        }
        Budget eachModel = Budget.generations(run.target().models().size());
        addLoad(profiles.closed(name + " " + PREPARATION, 1, eachModel, away));
        addSeries(
                Series.closed(name, users)
                        .prompts(run.prompts().characters(promptLength))
                        .answers(tokens),
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

    private void addRate(double ratePerS) {
        String arrivals = settings.choice("arrivals", List.of("constant", "poisson"));
        Duration window = duration.orElseThrow(() -> new SettingsException(
                "an open profile (-Drate) needs the length of its arrivals: give -Dduration=30s or the like"));
        ArrivalSchedule schedule = arrivals.equals("poisson")
                ? ArrivalSchedule.poisson(ratePerS, window, run.seed())
                : ArrivalSchedule.constant(ratePerS, window);
        if (schedule.size() == 0) {
            throw new SettingsException(
                    "no arrival within " + window.toMillis() + " ms at " + ratePerS + "/s: give a longer -Dduration");
        }
        String name = "rate=" + (ratePerS == Math.rint(ratePerS) ? String.valueOf((long) ratePerS) : ratePerS) + "/s";
        addSeries(
                Series.open(name, ratePerS, arrivals)
                        .prompts(run.prompts().characters(promptLength))
                        .answers(tokens),
                profiles.open(name, schedule, exec(turns::apply).exec(inModelGroup(chat.series(name)))));
    }
}
