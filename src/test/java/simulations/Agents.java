package simulations;

import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.feeders.AgentTask;
import inference.gatling.action.Generate;
import inference.gatling.action.Turn;
import inference.gatling.exchange.GenerationResult;
import inference.gatling.load.AgentDialogue;
import inference.gatling.load.Profiles;
import inference.gatling.load.Think;
import inference.gatling.simulation.InferenceSimulation;
import inference.gatling.simulation.OpenLevel;
import inference.workload.Draws;
import inference.workload.ThinkTime;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;

/**
 * Sessions of agents: each request defines tools, and tool calls in an answer are followed by results from a file. When an answer
 * calls no tool, the user's next message follows. Sessions are started by concurrent users or, with {@code -Drate}, by open
 * arrivals.
 */
public class Agents extends InferenceSimulation {

    private static final int TURNS_OF_A_SESSION = 1000;
    /** Session attribute: the {@link AgentDialogue}; absent after a failure. */
    private static final String DIALOGUE = "agentDialogue";
    /** Session attribute: number of the session's generation, from 1. */
    private static final String STEP = "agentStep";

    private final List<AgentTask> tasks = AgentTask.all(run.feeder(settings.required("agents")));
    private final ThinkTime thinkTime = ThinkTime.parse(settings.required("thinkTime"));
    private final ThinkTime toolTime = ThinkTime.parse(settings.required("toolTime"));
    private final List<String> models = run.target().models();
    private final Generate chat = generate("chat")
            .messages(session -> dialogue(session).messages())
            .tools(session -> dialogue(session).task().tools())
            .maxTokens(generationTokens())
            .check(outputTokens().atLeast(1), finishReason().in("stop", "length", "tool_calls"))
            .save(Agents::answered);

    public Agents() {
        addWarmUp("", chat, models, session -> next(begun(session)));
        addLevels(this::addUsers, this::addRate);
        setUpSeries();
    }

    private void addUsers(int users) {
        String name = "users=" + users;
        declare(name);
        addLoad(profiles.closed(name, users, levelBudget(), session(name)));
    }

    private void addRate(OpenLevel level) {
        declare(level.name());
        addLoad(open(level.name(), level.schedule(), session(level.name())));
    }

    /** Declares a series for each turn that is certain: at least one answer per message of the user. */
    private void declare(String level) {
        int turns = tasks.stream().mapToInt(task -> task.turns().size()).max().orElseThrow();
        declareTurns(level, turns);
    }

    private ChainBuilder session(String level) {
        Generate turn = chat.series(level + " turn #{" + STEP + "}")
                .turn(session -> new Turn(level + "/" + session.getLong(Profiles.NUMBER), session.getInt(STEP)));
        return exec(this::begun)
                .exec(asLongAs(session ->
                                session.contains(DIALOGUE) && !dialogue(session).isOver())
                        .on(exec(doIf(session -> session.getInt(STEP) > 0).then(exec(new Think(this::pause))))
                                .exec(Agents::next)
                                .exec(inModelGroup(turn))));
    }

    private Session begun(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        return session.set("model", models.get((int) (number % models.size())))
                .set(STEP, 0)
                .set(DIALOGUE, AgentDialogue.begin(tasks.get((int) (number / models.size() % tasks.size()))));
    }

    /** Pause before the next generation: the user's think time, or the time of the tools, which run in parallel. */
    private Duration pause(Session session) {
        AgentDialogue dialogue = dialogue(session);
        long first = session.getLong(Profiles.NUMBER) * TURNS_OF_A_SESSION;
        return dialogue.awaitsUser()
                ? thinkTime.next(Draws.of(run.seed(), first + dialogue.asked()))
                : toolTime.next(Draws.of(~run.seed(), first + dialogue.generations()));
    }

    private static Session next(Session session) {
        AgentDialogue next = dialogue(session).next();
        return session.set(DIALOGUE, next).set(STEP, next.generations());
    }

    private static Session answered(Session session, GenerationResult result) {
        return result.outcome().isOk()
                ? session.set(
                        DIALOGUE,
                        dialogue(session)
                                .answered(
                                        result.stream().text(),
                                        result.stream().toolCalls().all()))
                : session.remove(DIALOGUE);
    }

    private static AgentDialogue dialogue(Session session) {
        return session.get(DIALOGUE);
    }
}
