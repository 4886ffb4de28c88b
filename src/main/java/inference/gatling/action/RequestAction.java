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

/** Base of our actions: sends one request for each virtual user that passes. */
abstract class RequestAction extends GatlingAction {

    /** Longer than any timeout of ours, which tell more: the client's own never fires first. */
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

    /** Takes t0 and sends {@code request}; from here on {@code exchange} answers for it. */
    final void send(Request request, Session session, Exchange exchange) {
        exchange.afterwards(() -> inFlight.remove(exchange));
        exchange.start();
        inFlight.add(exchange);
        engine.send(request, session, exchange);
    }

    /** Sends the user's request and lets the user go on when it has ended. */
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

    /** As {@link #execute}, for a user of whom is known that no block is to be left. */
    final void begin(Session session) {
        if (inFlight.isStopped()) {
            return; // the JVM is about to end: the user stays here
        }
        try {
            send(new io.gatling.javaapi.core.Session(session));
        } catch (RuntimeException e) {
            // The request could not even be built: nothing was sent, so there is no generation to record.
            logger().underlying().error("{} could not be sent: {}", name(), e.getMessage());
            engine.core()
                    .statsEngine()
                    .logRequestCrash(session.scenario(), session.groups(), name(), String.valueOf(e.getMessage()));
            next.$bang(session.markAsFailed());
        }
    }

    /**
     * Shows a request in Gatling's own report.
     *
     * @param startMs its t0 by Gatling's clock
     * @return the session with the request accounted for
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

    /** As above, for a request that is no generation. */
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
