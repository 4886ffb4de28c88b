package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.fasterxml.jackson.databind.JsonNode;
import inference.dialect.SchemaRegistration;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.Exchange;
import inference.gatling.exchange.GenerationResult;
import inference.gatling.exchange.Timeouts;
import io.gatling.core.action.Action;
import io.gatling.http.client.Request;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import run.Outcome;

/**
 * Registers the schema of a generation at a server that wants that, times it, and has the generation sent. Where the server turns
 * out to register none, schemas go with the call. A registration that fails is the end of its generation, which is not sent.
 */
final class SchemaAction extends RequestAction {

    /** Session attribute: the {@link Registered} schema of the generation that comes next. */
    private static final String REGISTERED = "inference.schema";

    /** Statuses of a path that is not there. */
    private static final Set<Outcome> NOT_OFFERED = Set.of(Outcome.http(404), Outcome.http(405), Outcome.http(501));

    private static final double NS_PER_MS = 1e6;

    private final GenerateContext context;
    private final GenerateAction generation;
    private final Timeouts timeouts;
    private final Function<Session, JsonNode> schema;
    private final Function<io.gatling.core.session.Session, Request> requests;
    private final ConnectionHabit habit = new ConnectionHabit();
    private volatile boolean offered = true;

    /** @param named what the generation asks with: the schema, or what stands for it */
    private record Registered(JsonNode named, OptionalDouble ms) {}

    SchemaAction(String path, Generate spec, GenerateContext context, GatlingEngine engine, Action next) {
        super(engine, context.inFlight(), spec.requestName, next);
        this.context = context;
        this.schema = spec.jsonSchema;
        this.generation = new GenerateAction(spec.jsonSchema(SchemaAction::schemaOf), context, engine, next);
        Duration patience = context.timeouts().firstToken();
        this.timeouts = new Timeouts(patience, patience, patience);
        this.requests = engine.requests(context.routed(http("register schema")
                .post(context.baseUrl() + path)
                .header("Content-Type", "application/json")
                .headers(context.dialect().headers())
                .headers(context.headers())
                .body(StringBody(user -> SchemaRegistration.body(schemaOf(user))))
                .requestTimeout(patience.plusSeconds(CLIENT_TIMEOUT_MARGIN_S))));
    }

    /** How long the schema of the user's generation took to register, ms; absent if none was. */
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
        Request request = requests.apply(wanting.asScala());
        SchemaRegistration answer = new SchemaRegistration();
        Started started = generation.started(wanting);
        started.exchange = new Exchange(
                answer,
                timeouts,
                habit,
                wanting.asScala().eventLoop(),
                result -> ended(wanting, answer, started, result));
        send(request, wanting.asScala(), started.exchange);
    }

    private void ended(Session user, SchemaRegistration answer, Started started, GenerationResult result) {
        if (NOT_OFFERED.contains(result.outcome())) {
            offered = false;
            generation.begin(user.asScala());
            return;
        }
        long ns = result.endNs() - started.exchange.startNs();
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
