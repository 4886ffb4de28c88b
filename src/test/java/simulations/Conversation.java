package simulations;

import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.generate;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import analysis.summary.PrefixCacheEffect;
import inference.feeders.Dialogue;
import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.History;
import inference.gatling.simulation.InferenceSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.RunInfo.Series;

/**
 * Conversations whose history grows by the model's real answers; each turn is a series. A server with a prefix cache processes only
 * the new part of each turn. {@code -DprefixCache=broken} defeats the cache, {@code kept,broken} measures both.
 */
public class Conversation extends InferenceSimulation {

    private static final String KEPT = "kept";
    private static final String BROKEN = "broken";
    /** Session attribute: the {@link History}; absent after a failed turn, which ends the conversation. */
    private static final String HISTORY = "history";

    private final int users = settings.integer("users", 1, 100_000);
    private final int tokens = generationTokens();
    private final Optional<Integer> iterations = settings.optionalInteger("iterations", 1, 1_000_000);
    private final Generate chat = generate("chat")
            .messages(session -> history(session).messages())
            .maxTokens(tokens)
            .check(finishReason().in("stop", "length"))
            .save((session, result) -> result.outcome().isOk()
                    ? session.set(
                            HISTORY, history(session).answered(result.stream().text()))
                    : session.remove(HISTORY));

    public Conversation() {
        Map<String, Dialogue> all = Dialogue.all(run.feeder(Dialogue.FILE));
        List<String> kinds = List.copyOf(all.keySet());
        List<String> wanted =
                settings.text("conversations").isPresent() ? settings.choices("conversations", kinds) : kinds;
        List<String> caches = settings.choices("prefixCache", List.of(KEPT, BROKEN));
        for (String kind : wanted) {
            for (String cache : caches) {
                for (int turn = 1; turn <= all.get(kind).turns().size(); turn++) {
                    run.declare(Series.closed(series(kind, turn, cache), users).answers(tokens));
                }
            }
        }
        for (String model : run.target().models()) {
            addWarmUp(
                    model,
                    chat,
                    List.of(model),
                    session -> begun(session, model, all.get(wanted.get(0)).system(), "Hello."));
            for (String kind : wanted) {
                caches.forEach(cache -> addConversations(model, kind, all.get(kind), cache));
            }
        }
        setUpSeries();
    }

    private void addConversations(String model, String kind, Dialogue dialogue, String cache) {
        ChainBuilder conversation =
                exec(session -> session.set("model", model).set(HISTORY, History.begin(dialogue.system())));
        for (int turn = 1; turn <= dialogue.turns().size(); turn++) {
            String message = dialogue.turns().get(turn - 1);
            conversation = conversation.exec(doIf(session -> session.contains(HISTORY))
                    .then(exec(session -> session.set(HISTORY, next(history(session), message, cache)))
                            .exec(inModelGroup(chat.series(series(kind, turn, cache))))));
        }
        addLoad(profiles.closed(
                model + " " + kind + " " + cache,
                users,
                Budget.generations(iterations.orElse(dialogue.iterations())),
                conversation));
    }

    private static History next(History history, String message, String cache) {
        History asked = history.asked(message);
        return cache.equals(BROKEN) ? asked.marked() : asked;
    }

    private static Session begun(Session session, String model, String system, String message) {
        return session.set("model", model).set(HISTORY, History.begin(system).asked(message));
    }

    private static History history(Session session) {
        return session.get(HISTORY);
    }

    private static String series(String kind, int turn, String cache) {
        return kind + " turn " + turn + (cache.equals(BROKEN) ? PrefixCacheEffect.BROKEN : "");
    }
}
