package inference.gatling.action;

import inference.gatling.exchange.Exchange;
import io.gatling.core.session.Session;
import java.util.Optional;

/** What is known of a generation from its start. */
final class Started {

    final Session session;
    final String requestName;
    final String model;
    final String series;
    final Optional<OpenArrival.Times> arrival;
    final Turn turn;
    final Optional<TokenCheck> expected;
    /** By Gatling's clock. */
    final long startMs;

    Exchange exchange;

    Started(
            Session session,
            String requestName,
            String model,
            String series,
            Optional<OpenArrival.Times> arrival,
            Turn turn,
            Optional<TokenCheck> expected,
            long startMs) {
        this.session = session;
        this.requestName = requestName;
        this.model = model;
        this.series = series;
        this.arrival = arrival;
        this.turn = turn;
        this.expected = expected;
        this.startMs = startMs;
    }
}
