package inference.gatling.action;

import static run.Units.NS_PER_MS;

import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import run.ClientHealth.Pauses;
import run.Outcome;
import run.Outcome.Kind;

/**
 * Pauses of users after failed connections: the pause doubles with each failure in a row, up to ten seconds. Without pauses the
 * users of a closed profile would hammer a server that is down thousands of times a second and use up the run's requests
 * before it is back. Thread-safe.
 */
public final class ConnectPauses {

    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** Session attribute: count of failed connections in a row. */
    private static final String IN_A_ROW = "inference.failedConnections";

    private static final int MAX_DOUBLINGS = 10;
    private long count;
    private long totalNs;
    private long longestNs;

    /** Passes the user to {@code next}, after a pause if the connection failed. Called on the user's event loop. */
    void goOn(Session session, Outcome outcome, Consumer<Session> next) {
        io.gatling.javaapi.core.Session user = new io.gatling.javaapi.core.Session(session);
        if (outcome.kind() == Kind.CONNECT) {
            int inARow = user.contains(IN_A_ROW) ? user.getInt(IN_A_ROW) + 1 : 1;
            Session failed = user.set(IN_A_ROW, inARow).asScala();
            EventLoop eventLoop = session.eventLoop();
            long ns = noted(length(session.userId(), inARow).toNanos());
            eventLoop.schedule(() -> next.accept(failed), ns, TimeUnit.NANOSECONDS);
        } else {
            next.accept(user.contains(IN_A_ROW) ? user.remove(IN_A_ROW).asScala() : session);
        }
    }

    /** Pause after {@code inARow} failures: random from half to all of the doubled length, so that users do not return together. */
    static Duration length(long user, int inARow) {
        long fullNs = Math.min(FIRST.toNanos() << Math.min(inARow - 1, MAX_DOUBLINGS), LONGEST.toNanos());
        double share = new SplittableRandom(user * 31 + inARow).nextDouble(0.5, 1);
        return Duration.ofNanos((long) (share * fullNs));
    }

    private synchronized long noted(long ns) {
        count++;
        totalNs += ns;
        longestNs = Math.max(longestNs, ns);
        return ns;
    }

    /** Pauses so far; empty if there were none. */
    public synchronized Optional<Pauses> soFar() {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Pauses(count, totalNs / NS_PER_MS, longestNs / NS_PER_MS));
    }
}
