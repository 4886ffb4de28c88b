package inference.gatling.action;

import static io.gatling.javaapi.http.HttpDsl.http;

import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.Exchange;
import inference.gatling.exchange.GenerationResult;
import inference.stream.PlainFormat;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Function;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Phase;

/** Gets a page for each virtual user that comes by, records how it went, and sends the user on. */
final class FetchAction extends RequestAction {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    private final Fetch spec;
    private final GenerateContext context;
    private final Function<Session, Request> requests;
    /** A server may treat the connections of plain pages and of streams differently. */
    private final ConnectionHabit habit = new ConnectionHabit();

    FetchAction(Fetch spec, GatlingEngine engine, Action next) {
        super(engine, spec.context().inFlight(), spec.requestName(), next);
        this.spec = spec;
        this.context = spec.context();
        this.requests = engine.requests(context.routed(http(spec.requestName())
                .get(context.baseUrl() + spec.path())
                .headers(context.headers())
                .requestTimeout(context.timeouts().total().plusSeconds(CLIENT_TIMEOUT_MARGIN_S))));
    }

    @Override
    void send(io.gatling.javaapi.core.Session user) {
        Session session = user.asScala();
        Request request = requests.apply(session);
        Instant timestamp = context.clock().now();
        long startMs = engine.core().clock().nowMillis();
        Exchange exchange = new Exchange(
                new PlainFormat(),
                context.timeouts(),
                habit,
                session.eventLoop(),
                result -> ended(session, timestamp, startMs, result));
        send(request, session, exchange);
    }

    private void ended(Session session, Instant timestamp, long startMs, GenerationResult result) {
        OptionalDouble endMs = result.stream().timing(result.endNs(), NONE).streamMs();
        Generation row = new Generation(
                timestamp,
                new Origin(
                        Fetch.MODEL,
                        context.simulation(),
                        spec.series(),
                        Phase.MEASURE,
                        session.userId(),
                        spec.requestName(),
                        context.injector()),
                new Ending(result.outcome(), result.message(), result.httpStatus(), ""),
                Tokens.NONE,
                new Timing(
                        NONE, NONE, NONE, NONE, result.outcome().isOk() ? endMs : NONE, endMs, NONE, NONE, new int[0]),
                ServerTiming.NONE,
                result.wire());
        context.sink().record(row);
        context.pauses().goOn(logged(session, spec.requestName(), startMs, row), result.outcome(), next::$bang);
    }
}
