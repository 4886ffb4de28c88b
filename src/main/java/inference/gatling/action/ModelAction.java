package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.OllamaDialect;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.GenerationResult;
import inference.lifecycle.PullFormat;
import inference.stream.PlainFormat;
import inference.stream.ResponseFormat;
import io.gatling.core.action.Action;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.Outcome.Kind;

/** Action that pulls, loads, unloads or deletes the model in each user's session, records it, and passes the user on. */
final class ModelAction extends PlainAction {

    private static final String MODEL = "model";
    private static final int NOT_FOUND = 404;

    private final ModelOperation spec;

    ModelAction(ModelOperation spec, GatlingEngine engine, Action next) {
        super(spec.context(), spec.requestName(), request(spec), spec.timeouts(), engine, next);
        this.spec = spec;
    }

    private static HttpRequestActionBuilder request(ModelOperation spec) {
        String url = spec.context().baseUrl() + spec.path();
        HttpRequestActionBuilder request = spec.operation() == Operation.DELETE
                ? http(spec.requestName()).delete(url)
                : http(spec.requestName()).post(url);
        return request.header("Content-Type", "application/json")
                .body(StringBody(session -> body(spec, session.getString(MODEL))));
    }

    private static String body(ModelOperation spec, String model) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(MODEL, model);
        if (spec.operation() == Operation.UNLOAD) {
            body.put("keep_alive", 0);
        }
        if (spec.isPull() && spec.insecureRegistry()) {
            body.put("insecure", true);
        }
        return body.toString();
    }

    @Override
    void send(Session user) {
        PullFormat pull = new PullFormat();
        OperationProgress progress = new OperationProgress(spec.requestName() + " " + user.getString(MODEL));
        spec.progress().begin(progress);
        send(user.asScala(), spec.isPull() ? progress.watching(pull) : format(), (begun, result) -> {
            spec.progress().end(progress);
            ended(begun, pull, result);
        });
    }

    private ResponseFormat format() {
        return spec.operation() == Operation.DELETE ? new PlainFormat() : new OllamaDialect(false);
    }

    private void ended(Begun begun, PullFormat pull, GenerationResult result) {
        double durationMs = result.stream()
                .timing(result.endNs(), OptionalDouble.empty())
                .streamMs()
                .orElseThrow();
        Outcome outcome = outcome(result.outcome());
        String message = outcome.isOk() ? "" : message(result, pull);
        spec.sink()
                .accept(new LifecycleEvent(
                        begun.timestamp(),
                        new Session(begun.session()).getString(MODEL),
                        spec.operation(),
                        outcome,
                        message,
                        durationMs,
                        spec.isPull() && result.outcome().isOk()
                                ? OptionalLong.of(pull.nothingToDo() ? 0 : pull.totalBytes())
                                : OptionalLong.empty(),
                        begun.session().userId(),
                        spec.series()));
        next.$bang(logged(begun.session(), spec.requestName(), begun.startMs(), durationMs, outcome, message));
    }

    /**
     * Outcome of the operation: a pull that stalls before its first byte has stalled too, and a model that does not exist
     * counts as unloaded or deleted.
     */
    private Outcome outcome(Outcome outcome) {
        boolean away = spec.operation() == Operation.UNLOAD || spec.operation() == Operation.DELETE;
        if (away && outcome.equals(Outcome.http(NOT_FOUND))) {
            return Outcome.OK;
        }
        return spec.isPull() && outcome.kind() == Kind.TIMEOUT_FIRST_TOKEN ? Outcome.of(Kind.TIMEOUT_IDLE) : outcome;
    }

    /** Error message; those of exchanges mention tokens, which an operation does not have. */
    private String message(GenerationResult result, PullFormat pull) {
        String where = spec.isPull() ? " " + pull.position() : "";
        return switch (result.outcome().kind()) {
            case TIMEOUT_FIRST_TOKEN, TIMEOUT_IDLE ->
                spec.isPull()
                        ? "stalled: no progress for " + spec.timeouts().idle().toSeconds() + " s" + where
                        : "not done after " + spec.timeouts().total().toSeconds() + " s";
            case TIMEOUT_TOTAL -> "not done after " + spec.timeouts().total().toSeconds() + " s" + where;
            case TRUNCATED -> "the answer ended before the server marked it as done" + where;
            default -> result.message();
        };
    }
}
