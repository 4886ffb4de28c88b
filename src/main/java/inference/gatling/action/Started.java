package inference.gatling.action;

import io.gatling.core.session.Session;
import java.util.Optional;

/**
 * State of a generation that is known when it starts.
 *
 * @param session the user's session, without the arrival
 * @param requestName name of the request in every report
 * @param model name of the model
 * @param series series of the report that the generation belongs to
 * @param arrival scheduled arrival; empty in a closed profile
 * @param turn turn of a session
 * @param expected check of the expected answer; empty if none is expected
 * @param startMs start by Gatling's clock, epoch ms
 */
record Started(
        Session session,
        String requestName,
        String model,
        String series,
        Optional<OpenArrival.Times> arrival,
        Turn turn,
        Optional<TokenCheck> expected,
        long startMs) {}
