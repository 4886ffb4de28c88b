package inference.gatling.load;

import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import inference.gatling.action.Turn;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingStep;
import inference.settings.Injector;
import inference.workload.Trace;
import inference.workload.TraceRequest;
import inference.workload.TraceRequest.Sized;
import inference.workload.TraceRequest.Worded;
import inference.workload.TraceRequest.Work;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Step that deals the requests of a trace to users, by their number. */
public final class TracePrompts implements GatlingStep {

    private static final String WORK = "trace.work";
    private static final String TURN = "trace.turn";
    private static final String MESSAGES = "trace.messages";
    private static final String FAILURE = "trace.failure";

    private final TraceAhead requests;
    private final List<String> models;
    private final int maxTokens;
    private final Optional<SharedBlocks> blocks;

    /**
     * @param injector injector whose requests are dealt; at least one request of the trace
     * @param models models to deal; all requests of a session go to the same
     * @param maxTokens token limit of requests without their own
     * @param blocks source of prompts of a given length; empty if the trace has all texts
     */
    public TracePrompts(
            Trace trace, Injector injector, List<String> models, int maxTokens, Optional<SharedBlocks> blocks) {
        this.requests = new TraceAhead(trace, injector);
        this.models = List.copyOf(models);
        this.maxTokens = maxTokens;
        this.blocks = blocks;
    }

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        requests.begin();
        return new GatlingAction("trace") {
            @Override
            public void execute(io.gatling.core.session.Session session) {
                dealt(new Session(session)).whenComplete((dealt, failure) -> {
                    if (session.eventLoop().inEventLoop()) {
                        next.$bang(dealt.asScala());
                    } else {
                        session.eventLoop().execute(() -> next.$bang(dealt.asScala()));
                    }
                });
            }
        };
    }

    /** Session with its request, or with a failure that {@link #messages} reports. */
    CompletableFuture<Session> dealt(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        return requests.take(number)
                .thenApply(request -> with(session, number, request))
                .exceptionally(failure -> session.set(FAILURE, String.valueOf(failure.getMessage())));
    }

    private Session with(Session session, long number, TraceRequest request) {
        long dealt = request.session().isEmpty() ? number : request.session().hashCode();
        return session.set("model", models.get((int) Math.floorMod(dealt, (long) models.size())))
                .set(TURN, new Turn(request.session(), request.turn()))
                .set(WORK, request.work())
                .set(MESSAGES, words(request.work()));
    }

    /** Number of requests that were read but not taken. */
    long kept() {
        return requests.kept();
    }

    private List<Message> words(Work work) {
        if (work instanceof Worded worded) {
            return worded.messages();
        }
        Sized sized = (Sized) work;
        return List.of(Message.user(blocks.orElseThrow().prompt(sized.lengths().input(), sized.blocks())));
    }

    /**
     * Conversation of the session's request.
     *
     * @throws IllegalStateException if the trace could not be read
     */
    public static List<Message> messages(Session session) {
        if (session.contains(FAILURE)) {
            throw new IllegalStateException("the trace could not be read again: " + session.getString(FAILURE));
        }
        return session.get(MESSAGES);
    }

    /** Turn of the session's request. */
    public static Turn turn(Session session) {
        return session.contains(TURN) ? session.get(TURN) : Turn.NONE;
    }

    /** Token limit of the session's request. */
    public int maxTokens(Session session) {
        return session.get(WORK) instanceof Sized sized
                ? sized.lengths().output()
                : ((Worded) session.get(WORK)).maxTokens().orElse(maxTokens);
    }

    /** Body fields of the session's request. */
    public static BodyPatch body(Session session) {
        return session.get(WORK) instanceof Worded worded ? worded.body() : BodyPatch.NONE;
    }
}
