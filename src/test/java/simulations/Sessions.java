package simulations;

import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.gatling.action.Generate;
import inference.gatling.action.Turn;
import inference.gatling.exchange.GenerationResult;
import inference.gatling.load.Budget;
import inference.gatling.load.History;
import inference.gatling.load.Profiles;
import inference.gatling.load.SharedBlocks;
import inference.gatling.load.SharedPrefix;
import inference.gatling.load.Think;
import inference.gatling.simulation.InferenceSimulation;
import inference.gatling.simulation.OpenLevel;
import inference.gatling.simulation.SizedPrompts;
import inference.workload.LengthDistribution;
import inference.workload.SessionPlan;
import inference.workload.ThinkTime;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.stream.LongStream;
import run.Capability;

/**
 * Sessions of several turns with think times. Each turn repeats the conversation so far, with the model's real answers. Sessions
 * are started by concurrent users or, with {@code -Drate}, by open arrivals, of which {@code -DmaxConcurrency} may run at once.
 */
public class Sessions extends InferenceSimulation {

    private static final int MAX_SYSTEM = 1_000_000;
    /** Number of sessions examined for the maximum number of turns, if the number of sessions is unknown. */
    private static final int LOOKED_AT = 1000;

    /** Session attribute: turns of the session's plan. */
    private static final String PLAN = "sessionPlan";
    /** Session attribute: number of turns begun. */
    private static final String TURN = "sessionTurn";
    /** Session attribute: the {@link History}; absent after a failed turn, which ends the session. */
    private static final String HISTORY = "sessionHistory";

    private final SessionPlan plan = new SessionPlan(
            LengthDistribution.parse(settings.required("turns")),
            ThinkTime.parse(settings.required("thinkTime")),
            LengthDistribution.parse(settings.required("inputTokens"), run::feeder),
            LengthDistribution.parse(settings.required("outputTokens"), run::feeder),
            run.seed());
    private final List<String> models = run.target().models();
    private final SizedPrompts prompts = SizedPrompts.of(run, models.get(0));
    private final SharedPrefix system = new SharedPrefix(
            new SharedBlocks(prompts.words(), prompts.scale(), salt()),
            settings.integer("systemTokens", 0, MAX_SYSTEM));
    private final Generate chat = generate("chat")
            .messages(session -> history(session).messages())
            .maxTokens(session -> turn(session).lengths().output())
            .check(outputTokens().atLeast(1), finishReason().in("stop", "length"))
            .save(Sessions::answered);

    public Sessions() {
        run.declare(Capability.WORKLOAD);
        addWarmUp("", chat, models, session -> asking(begun(session)));
        addLevels(this::addUsers, this::addRate);
        setUpSeries();
    }

    private void addUsers(int users) {
        String name = "users=" + users;
        declare(name, LOOKED_AT);
        Budget sessions = levelBudget();
        addLoad(profiles.closed(name, users, sessions, session(name)));
    }

    private void addRate(OpenLevel level) {
        declare(level.name(), level.schedule().size());
        addLoad(open(level.name(), level.schedule(), session(level.name())));
    }

    private void declare(String level, long sessions) {
        int turns = LongStream.range(0, sessions)
                .mapToInt(number -> plan.session(number).size())
                .max()
                .orElse(1);
        declareTurns(level, turns);
    }

    private ChainBuilder session(String level) {
        Generate turn = chat.series(level + " turn #{" + TURN + "}")
                .turn(session -> new Turn(level + "/" + session.getLong(Profiles.NUMBER), session.getInt(TURN)));
        ChainBuilder asked = exec(this::asking).exec(inModelGroup(turn));
        return exec(this::begun)
                .exec(asked)
                .exec(asLongAs(Sessions::goesOn)
                        .on(exec(new Think(session ->
                                        plan(session).get(session.getInt(TURN)).think()))
                                .exec(asked)));
    }

    private Session begun(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        return session.set("model", models.get((int) (number % models.size())))
                .set(PLAN, plan.session(number))
                .set(TURN, 0)
                .set(HISTORY, History.sharing(system.of(0)));
    }

    /** Session with the user's next message. */
    private Session asking(Session session) {
        Session next = session.set(TURN, session.getInt(TURN) + 1);
        int words = prompts.scale().words(turn(next).lengths().input());
        return next.set(HISTORY, history(next).asked(prompts.words().next(words)));
    }

    /** Session with the answer; without a history, which ends it, if the generation failed. */
    private static Session answered(Session session, GenerationResult result) {
        return result.outcome().isOk()
                ? session.set(HISTORY, history(session).answered(result.stream().text()))
                : session.remove(HISTORY);
    }

    private static boolean goesOn(Session session) {
        return session.contains(HISTORY) && session.getInt(TURN) < plan(session).size();
    }

    private static SessionPlan.Turn turn(Session session) {
        return plan(session).get(session.getInt(TURN) - 1);
    }

    private static List<SessionPlan.Turn> plan(Session session) {
        return session.get(PLAN);
    }

    private static History history(Session session) {
        return session.get(HISTORY);
    }
}
