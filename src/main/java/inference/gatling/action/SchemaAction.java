package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static run.Units.NS_PER_MS;

import com.fasterxml.jackson.databind.JsonNode;
import inference.dialect.SchemaRegistration;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.GenerationResult;
import inference.gatling.exchange.Timeouts;
import io.gatling.core.action.Action;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import run.Outcome;

/**
 * Action that registers the schema of a generation with a server that requires it, times the registration, and then sends the
 * generation. If the server offers no registration, schemas are sent with the request. A failed registration ends its
 * generation, which is not sent.
 */
final class SchemaAction extends PlainAction {

    /** Session attribute: the {@link Registered} schema of the next generation. */
    private static final String REGISTERED = "inference.schema";

    /** Outcomes of a path that does not exist. */
    private static final Set<Outcome> NOT_OFFERED = Set.of(Outcome.http(404), Outcome.http(405), Outcome.http(501));

    private final GenerateAction generation;
    private final Function<Session, JsonNode> schema;
    private volatile boolean offered = true;

    /**
     * Schema as the generation refers to it.
     *
     * @param named the schema, or its id if it is registered
     * @param ms time of the registration, ms; absent if there was none
     */
    private record Registered(JsonNode named, OptionalDouble ms) {}

    SchemaAction(String path, Generate spec, GenerateContext context, GatlingEngine engine, Action next) {
        super(
                context,
                spec.requestName,
                http("register schema")
                        .post(context.baseUrl() + path)
                        .header("Content-Type", "application/json")
                        .headers(context.dialect().headers())
                        .body(StringBody(user -> SchemaRegistration.body(schemaOf(user)))),
                timeouts(context.timeouts().firstToken()),
                engine,
                next);
        this.schema = spec.jsonSchema;
        this.generation = new GenerateAction(spec.jsonSchema(SchemaAction::schemaOf), context, engine, next);
    }

    private static Timeouts timeouts(Duration patience) {
        return new Timeouts(patience, patience, patience);
    }

    /** Time that the registration of the user's schema took, ms; absent if there was none. */
    static OptionalDouble registrationMs(io.gatling.core.session.Session session) {
        Session user = new Session(session);
        return user.contains(REGISTERED) ? user.<Registered>get(REGISTERED).ms : OptionalDouble.empty();
    }

    @Override
    void send(Session user) {
        Session wanting = user.set(REGISTERED, new Registered(schema.apply(user), OptionalDouble.empty()));
        if (!offered) {
            generation.send(wanting);
            return;
        }
        SchemaRegistration answer = new SchemaRegistration();
        Started started = generation.started(wanting);
        send(wanting.asScala(), answer, (begun, result) -> ended(wanting, answer, started, result));
    }

    private void ended(Session user, SchemaRegistration answer, Started started, GenerationResult result) {
        if (NOT_OFFERED.contains(result.outcome())) {
            offered = false;
            generation.begin(user.asScala());
            return;
        }
        long ns = result.endNs() - result.stream().startNs();
        if (result.outcome().isOk()) {
            Registered registered = new Registered(answer.id(), OptionalDouble.of(ns / NS_PER_MS));
            generation.begin(
                    OpenArrival.laterBy(user.set(REGISTERED, registered), ns).asScala());
        } else {
            generation.ended(started, result.failing(result.outcome(), "registering its schema: " + result.message()));
        }
    }

    private static JsonNode schemaOf(Session user) {
        return user.<Registered>get(REGISTERED).named;
    }
}
