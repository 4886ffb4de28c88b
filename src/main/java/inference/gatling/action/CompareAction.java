package inference.gatling.action;

import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingEngine;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import run.Side;

/**
 * Action that sends each generation to two servers, A and B, and passes the user on when both have answered, with A's answer.
 * The first server alternates, so that neither has an advantage.
 */
final class CompareAction extends RequestAction {

    /** Session attribute: the {@link Pair} in flight. */
    private static final String PAIR = "inference.pair";

    private final boolean together;
    private final RequestAction a;
    private final RequestAction b;
    private final AtomicLong pairs = new AtomicLong();

    /** @param together whether both requests are sent at once; otherwise the second follows the first answer */
    CompareAction(
            Generate spec,
            GenerateContext context,
            GenerateContext other,
            boolean together,
            GatlingEngine engine,
            Action next) {
        super(engine, other.inFlight(), spec.requestName, next);
        this.together = together;
        this.a = spec.onSide(Side.A).single(context, engine, new Ended(Side.A));
        this.b = spec.onSide(Side.B).single(other, engine, new Ended(Side.B));
    }

    @Override
    void send(io.gatling.javaapi.core.Session user) {
        boolean aFirst = pairs.getAndIncrement() % 2 == 0;
        RequestAction first = aFirst ? a : b;
        RequestAction second = aFirst ? b : a;
        Pair pair = new Pair(together ? null : second);
        Session session = user.set(PAIR, pair).asScala();
        pair.asked = session;
        first.begin(session);
        if (together) {
            second.begin(session);
        }
    }

    /** Generation in flight to both servers. Used only on its user's event loop. */
    private static final class Pair {
        private RequestAction notYetSent;
        private Session asked;
        private Session ofA;
        private Session ofB;

        Pair(RequestAction notYetSent) {
            this.notYetSent = notYetSent;
        }

        Optional<RequestAction> takeNotYetSent() {
            Optional<RequestAction> taken = Optional.ofNullable(notYetSent);
            notYetSent = null;
            return taken;
        }
    }

    /** Action after one of the servers has answered. */
    private final class Ended extends GatlingAction {
        private final Side side;

        Ended(Side side) {
            super("ended on " + side);
            this.side = side;
        }

        @Override
        public void execute(Session session) {
            Pair pair = new io.gatling.javaapi.core.Session(session).get(PAIR);
            if (side == Side.A) {
                pair.ofA = session;
            } else {
                pair.ofB = session;
            }
            Optional<RequestAction> other = pair.takeNotYetSent();
            if (other.isPresent()) {
                other.get().begin(pair.asked);
            } else if (pair.ofA != null && pair.ofB != null) {
                Session answered = pair.ofB.isFailed() ? pair.ofA.markAsFailed() : pair.ofA;
                next.$bang(new io.gatling.javaapi.core.Session(answered)
                        .remove(PAIR)
                        .asScala());
            }
        }
    }
}
