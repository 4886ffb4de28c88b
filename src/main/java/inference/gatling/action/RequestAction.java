package inference.gatling.action;

import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.Exchange;
import inference.gatling.exchange.InFlight;
import io.gatling.commons.stats.Status;
import io.gatling.core.action.Action;
import io.gatling.core.action.BlockExit;
import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import run.Generation;
import run.Outcome;
import scala.Option;

/** Base of the plugin's actions: sends one request for each virtual user that passes. */
abstract class RequestAction extends GatlingAction {

    /** Margin of the client's request timeout over ours, which give better messages and must fire first. */
    static final int CLIENT_TIMEOUT_MARGIN_S = 60;

    final GatlingEngine engine;
    final Action next;
    private final InFlight inFlight;

    RequestAction(GatlingEngine engine, InFlight inFlight, String requestName, Action next) {
        super(requestName);
        this.engine = engine;
        this.inFlight = inFlight;
        this.next = next;
    }

    /** Takes t0 and sends {@code request}; from here on {@code exchange} reports its end, even if sending fails. */
    final void send(Request request, Session session, Exchange exchange) {
        exchange.afterwards(() -> inFlight.remove(exchange));
        exchange.start();
        inFlight.add(exchange);
        try {
            engine.send(request, session, exchange, exchange::onHandshake);
        } catch (RuntimeException | LinkageError e) {
            exchange.onThrowable(e); // thrown further, it would pass the user on a second time
        }
    }

    /** Sends the user's request and passes the user on when it has ended. */
    abstract void send(io.gatling.javaapi.core.Session user);

    @Override
    public final void execute(Session session) {
        Option<BlockExit> exit = BlockExit.mustExit(session);
        if (exit.isDefined()) {
            exit.get()
                    .exitBlock(
                            engine.core().statsEngine(), engine.core().clock().nowMillis());
            return;
        }
        begin(session);
    }

    /** Sends the request of a user that does not have to leave a block first. */
    final void begin(Session session) {
        if (inFlight.isStopped()) {
            return; // the run is being stopped: the user ends here
        }
        try {
            send(new io.gatling.javaapi.core.Session(session));
        } catch (RuntimeException e) {
            // The request could not be built: nothing was sent, so there is no generation to record.
            logger().underlying().error("{} could not be sent: {}", name(), e.getMessage());
            engine.core()
                    .statsEngine()
                    .logRequestCrash(session.scenario(), session.groups(), name(), String.valueOf(e.getMessage()));
            next.$bang(session.markAsFailed());
        }
    }

    /**
     * Adds a generation to Gatling's own report.
     *
     * @param startMs t0 by Gatling's clock, epoch ms
     * @return the session with the request added to its groups
     */
    final Session logged(Session session, String name, long startMs, Generation generation) {
        return logged(
                session,
                name,
                startMs,
                generation.timing().streamMs().orElseThrow(),
                generation.ending().outcome(),
                generation.ending().message());
    }

    /** Adds a request that is not a generation to Gatling's own report. */
    final Session logged(
            Session session, String name, long startMs, double durationMs, Outcome outcome, String message) {
        Status status = outcome.isOk() ? Status.apply("OK") : Status.apply("KO");
        long endMs = startMs + Math.round(durationMs);
        Option<String> words = outcome.isOk() ? Option.empty() : Option.apply((outcome.code() + " " + message).strip());
        engine.logResponse(session, name, startMs, endMs, status, words);
        Session timed = session.logGroupRequestTimings(startMs, endMs);
        return outcome.isOk() ? timed : timed.markAsFailed();
    }
}
