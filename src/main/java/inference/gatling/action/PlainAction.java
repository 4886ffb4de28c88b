package inference.gatling.action;

import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.Exchange;
import inference.gatling.exchange.GenerationResult;
import inference.gatling.exchange.Timeouts;
import inference.stream.ResponseFormat;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Base of actions whose request is not a generation: a page, an operation on a model, the registration of a schema. */
abstract class PlainAction extends RequestAction {

    final GenerateContext context;
    private final Timeouts timeouts;
    private final Function<Session, Request> requests;
    /** Own memory: a server may treat the connections of streams and of other answers differently. */
    private final ConnectionHabit habit = new ConnectionHabit();

    PlainAction(
            GenerateContext context,
            String name,
            HttpRequestActionBuilder request,
            Timeouts timeouts,
            GatlingEngine engine,
            Action next) {
        super(engine, context.inFlight(), name, next);
        this.context = context;
        this.timeouts = timeouts;
        this.requests = engine.requests(context.routed(request.headers(context.headers())
                .requestTimeout(timeouts.total().plusSeconds(CLIENT_TIMEOUT_MARGIN_S))));
    }

    /**
     * Start of a request.
     *
     * @param timestamp by the run's clock
     * @param startMs by Gatling's clock, epoch ms
     */
    record Begun(Session session, Instant timestamp, long startMs) {}

    /** Sends the request of {@code session}; {@code ended} receives its start and its result. */
    final void send(Session session, ResponseFormat format, BiConsumer<Begun, GenerationResult> ended) {
        Request request = requests.apply(session);
        Begun begun =
                new Begun(session, context.clock().now(), engine.core().clock().nowMillis());
        send(
                request,
                session,
                new Exchange(format, timeouts, habit, session.eventLoop(), result -> ended.accept(begun, result)));
    }
}
