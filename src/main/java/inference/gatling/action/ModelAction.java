package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.OllamaDialect;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.Exchange;
import inference.gatling.exchange.GenerationResult;
import inference.gatling.exchange.Timeouts;
import inference.lifecycle.PullFormat;
import inference.stream.PlainFormat;
import inference.stream.ResponseFormat;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.Outcome.Kind;

/** Does something to the model in the session of each virtual user that comes by, records how it went, and sends the user on. */
final class ModelAction extends RequestAction {

    private static final String MODEL = "model";
    private static final int NOT_FOUND = 404;

    private final ModelOperation spec;
    private final GenerateContext context;
    private final Timeouts timeouts;
    private final Function<Session, Request> requests;
    /** A server may treat the connections of different kinds of answers differently. */
    private final ConnectionHabit habit = new ConnectionHabit();

    ModelAction(ModelOperation spec, GatlingEngine engine, Action next) {
        super(engine, spec.context().inFlight(), spec.requestName(), next);
        this.spec = spec;
        this.context = spec.context();
        ModelOperation.Limits limits = spec.limits();
        this.timeouts = isPull()
                ? new Timeouts(limits.stall(), limits.stall(), limits.pull())
                : new Timeouts(limits.load(), limits.load(), limits.load());
        this.requests = engine.requests(context.routed(httpRequest()));
    }

    private boolean isPull() {
        return spec.operation() == Operation.PULL;
    }

    private HttpRequestActionBuilder httpRequest() {
        String url = context.baseUrl() + spec.path();
        HttpRequestActionBuilder request = spec.operation() == Operation.DELETE
                ? http(spec.requestName()).delete(url)
                : http(spec.requestName()).post(url);
        return request.header("Content-Type", "application/json")
                .headers(context.headers())
                .body(StringBody(session -> body(session.getString(MODEL))))
                .requestTimeout(timeouts.total().plusSeconds(CLIENT_TIMEOUT_MARGIN_S));
    }

    private String body(String model) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(MODEL, model);
        if (spec.operation() == Operation.UNLOAD) {
            body.put("keep_alive", 0);
        }
        if (isPull() && spec.insecureRegistry()) {
            body.put("insecure", true);
        }
        return body.toString();
    }

    @Override
    void send(io.gatling.javaapi.core.Session user) {
        Session session = user.asScala();
        Request request = requests.apply(session);
        Instant timestamp = context.clock().now();
        long startMs = engine.core().clock().nowMillis();
        PullFormat pull = new PullFormat();
        OperationProgress progress = new OperationProgress(spec.requestName() + " " + user.getString(MODEL));
        Exchange exchange = new Exchange(
                isPull() ? progress.watching(pull) : format(), timeouts, habit, session.eventLoop(), result -> {
                    spec.progress().end(progress);
                    ended(session, timestamp, startMs, pull, result);
                });
        spec.progress().begin(progress);
        send(request, session, exchange);
    }

    private ResponseFormat format() {
        return spec.operation() == Operation.DELETE ? new PlainFormat() : new OllamaDialect(false);
    }

    private void ended(Session session, Instant timestamp, long startMs, PullFormat pull, GenerationResult result) {
        double durationMs = result.stream()
                .timing(result.endNs(), OptionalDouble.empty())
                .streamMs()
                .orElseThrow();
        Outcome outcome = outcome(result.outcome());
        String message = outcome.isOk() ? "" : message(result, pull);
        spec.sink()
                .accept(new LifecycleEvent(
                        timestamp,
                        new io.gatling.javaapi.core.Session(session).getString(MODEL),
                        spec.operation(),
                        outcome,
                        message,
                        durationMs,
                        isPull() && result.outcome().isOk()
                                ? OptionalLong.of(pull.nothingToDo() ? 0 : pull.totalBytes())
                                : OptionalLong.empty(),
                        session.userId(),
                        spec.series()));
        next.$bang(logged(session, spec.requestName(), startMs, durationMs, outcome, message));
    }

    /**
     * A pull that stalls before its first byte has stalled all the same; a model that is not there is as good as unloaded
     * or deleted.
     */
    private Outcome outcome(Outcome outcome) {
        boolean away = spec.operation() == Operation.UNLOAD || spec.operation() == Operation.DELETE;
        if (away && outcome.equals(Outcome.http(NOT_FOUND))) {
            return Outcome.OK;
        }
        return isPull() && outcome.kind() == Kind.TIMEOUT_FIRST_TOKEN ? Outcome.of(Kind.TIMEOUT_IDLE) : outcome;
    }

    /** Exchanges speak of tokens; here there are none. */
    private String message(GenerationResult result, PullFormat pull) {
        String where = isPull() ? " " + pull.position() : "";
        return switch (result.outcome().kind()) {
            case TIMEOUT_FIRST_TOKEN, TIMEOUT_IDLE ->
                isPull()
                        ? "stalled: no progress for " + timeouts.idle().toSeconds() + " s" + where
                        : "not done after " + timeouts.total().toSeconds() + " s";
            case TIMEOUT_TOTAL -> "not done after " + timeouts.total().toSeconds() + " s" + where;
            case TRUNCATED -> "the answer ended before the server marked it as done" + where;
            default -> result.message();
        };
    }
}
