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

/** Step that deals the requests of a trace to users by their number. */
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
     * @param injector whose requests are dealt; at least one of the trace is its own
     * @param models dealt in turn, all requests of a session to the same
     * @param maxTokens for requests that do not say
     * @param blocks makes prompts of a length; empty if the trace has all texts
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

    /** The session with its request, or with what failed: then its generation cannot be sent, and says why. */
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

    /** Requests that were read and not taken yet. */
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

    /** The conversation of the session's request. */
    public static List<Message> messages(Session session) {
        if (session.contains(FAILURE)) {
            throw new IllegalStateException("the trace could not be read again: " + session.getString(FAILURE));
        }
        return session.get(MESSAGES);
    }

    /** Which turn of which of the trace's sessions the session's request is. */
    public static Turn turn(Session session) {
        return session.contains(TURN) ? session.get(TURN) : Turn.NONE;
    }

    /** The limit on the answer of the session's request. */
    public int maxTokens(Session session) {
        return session.get(WORK) instanceof Sized sized
                ? sized.lengths().output()
                : ((Worded) session.get(WORK)).maxTokens().orElse(maxTokens);
    }

    /** Further fields of the session's request. */
    public static BodyPatch body(Session session) {
        return session.get(WORK) instanceof Worded worded ? worded.body() : BodyPatch.NONE;
    }
}
