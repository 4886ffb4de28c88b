package inference.gatling.load;

import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import inference.settings.Injector;
import inference.workload.Trace;
import inference.workload.TraceRequest;
import inference.workload.TraceRequest.Sized;
import inference.workload.TraceRequest.Worded;
import inference.workload.TraceRequest.Work;
import io.gatling.javaapi.core.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Deals the requests of a trace to users by their number. The trace is read as far as the latest user needs; what users
 * before him have not fetched yet is kept for them, and the requests of other injectors are passed over.
 */
public final class TracePrompts implements UnaryOperator<Session> {

    private static final String WORK = "trace.work";
    private static final String MESSAGES = "trace.messages";

    private final Trace.Requests requests;
    private final Injector injector;
    /** Of this injector. */
    private final long lastNumber;

    private final List<String> models;
    private final int maxTokens;
    private final Optional<SharedBlocks> blocks;
    private final Map<Long, TraceRequest> ahead = new HashMap<>();
    private long read;

    /**
     * @param injector whose requests are dealt; at least one of the trace is its own
     * @param models dealt in turn
     * @param maxTokens for requests that do not say
     * @param blocks makes prompts of a length; empty if the trace has all texts
     */
    public TracePrompts(
            Trace trace, Injector injector, List<String> models, int maxTokens, Optional<SharedBlocks> blocks) {
        this.requests = trace.requests();
        this.injector = injector;
        this.lastNumber = injector.number(injector.share(trace.size()) - 1);
        this.models = List.copyOf(models);
        this.maxTokens = maxTokens;
        this.blocks = blocks;
    }

    @Override
    public Session apply(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        Work work = request(number).work();
        return session.set("model", models.get((int) (number % models.size())))
                .set(WORK, work)
                .set(MESSAGES, words(work));
    }

    private synchronized TraceRequest request(long number) {
        while (read <= number) {
            TraceRequest next = requests.next();
            if (injector.hasNumber(read)) {
                ahead.put(read, next);
            }
            if (read++ == lastNumber) {
                requests.close();
            }
        }
        return ahead.remove(number);
    }

    /** Requests that were read and not fetched yet. */
    synchronized int kept() {
        return ahead.size();
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
        return session.get(MESSAGES);
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
